"""Puts TLS in front of a plain SMTP server on loopback.

tls_front.py FOLDER PORT at-once|starttls: writes a self-signed certificate for localhost to FOLDER/certificate.pem,
prints the port to connect to, and passes everything on to PORT until its own input ends.
"""

import asyncio
import contextlib
import ssl
import subprocess
import sys


def certified(folder):
    certificate, key = f"{folder}/certificate.pem", f"{folder}/key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-days", "2"]
        + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
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


async def main(folder, port, mode):
    context = certified(folder)

    async def connected(client_in, client_out):
        server_in, server_out = await asyncio.open_connection("127.0.0.1", port)
        if mode == "starttls":
            await until_encrypted(client_in, client_out, server_in, server_out, context)
        await asyncio.gather(pump(client_in, server_out), pump(server_in, client_out))

    front = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=context if mode == "at-once" else None)
    print(front.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    front.close()


asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
