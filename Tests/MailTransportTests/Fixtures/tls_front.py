"""Puts TLS in front of a plain SMTP server on loopback.

tls_front.py FOLDER PORT at-once|starttls self-signed|expired|unknown-issuer: writes a certificate for localhost to
FOLDER/certificate.pem, prints the port to connect to, and passes everything on to PORT until its own input ends.
"""

import asyncio
import contextlib
import pathlib
import ssl
import subprocess
import sys


EXTENSIONS = ["-addext", "subjectAltName=DNS:localhost"]
KEY = ["-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
# What `openssl ca` wants to know before it signs with dates of our choice.
AUTHORITY = """
[ca]
default_ca = this
[this]
database = {folder}/index.txt
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def self_signed(folder, name, key, certificate):
    openssl("req", "-x509", *KEY, "-days", "2", "-subj", f"/CN={name}", *EXTENSIONS, "-keyout", key, "-out", certificate)


def signed(folder, key, certificate, start, end):
    """By an authority of its own in FOLDER/authority.pem."""
    authority, request = f"{folder}/authority", f"{folder}/request.pem"
    self_signed(folder, "Authority", f"{authority}.key", f"{authority}.pem")
    openssl("req", *KEY, "-subj", "/CN=localhost", *EXTENSIONS, "-keyout", key, "-out", request)
    pathlib.Path(f"{folder}/index.txt").touch()
    pathlib.Path(f"{folder}/ca.cnf").write_text(AUTHORITY.format(folder=folder))
    openssl(
        *["ca", "-batch", "-config", f"{folder}/ca.cnf", "-keyfile", f"{authority}.key", "-cert", f"{authority}.pem"],
        *["-in", request, "-out", certificate, "-notext", "-startdate", start, "-enddate", end],
    )


def certified(folder, kind):
    certificate, key = f"{folder}/certificate.pem", f"{folder}/key.pem"
    if kind == "self-signed":
        self_signed(folder, "localhost", key, certificate)
    elif kind == "expired":
        signed(folder, key, certificate, "20200101000000Z", "20200201000000Z")
    else:
        signed(folder, key, certificate, "20200101000000Z", "20980101000000Z")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def pump(source, sink):
    with contextlib.suppress(OSError):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    sink.close()


async def until_encrypted(client_in, client_out, server_in, server_out, context):
    """The clear part of a connection: greeting, EHLO, STARTTLS (RFC 3207)."""
    client_out.write(await server_in.readline())
    while command := await client_in.readline():
        if command.strip().upper() == b"STARTTLS":
            client_out.write(b"220 2.0.0 go ahead\r\n")
            await client_out.drain()
            await client_out.start_tls(context)
            return
        server_out.write(command)
        reply = await server_in.readline()
        client_out.write(reply)
        while reply[3:4] == b"-":
            reply = await server_in.readline()
            client_out.write(reply)


async def main(folder, port, mode, kind):
    context = certified(folder, kind)

    async def connected(client_in, client_out):
        server_in, server_out = await asyncio.open_connection("127.0.0.1", port)
        if mode == "starttls":
            await until_encrypted(client_in, client_out, server_in, server_out, context)
        await asyncio.gather(pump(client_in, server_out), pump(server_in, client_out))

    front = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=context if mode == "at-once" else None)
    print(front.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    front.close()


asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]))
