#!/usr/bin/env bash
# instance.sh UNPACKED ROOT: a root folder in which a mail server can run, with its own users, queues, certificates and
# login (user "seminard", password "correct horse"). Needs root: mail servers change to users of their own.
set -euo pipefail
umask 022
unpacked=$1/root
root=$2

mkdir -p "$(dirname "$root")"
cp -al -- "$unpacked" "$root"
cd "$root"
mkdir -p dev etc/postfix etc/exim4 etc/ssl/certs tmp run/opensmtpd var/lib/opensmtpd/empty var/lib/postfix var/log \
  var/spool home
[[ -e var/run ]] || ln -s ../run var/run
chmod 1777 tmp
mknod -m 666 dev/null c 1 3
mknod -m 666 dev/random c 1 8
mknod -m 666 dev/urandom c 1 9

# Users with no rights in the system outside: none of its files is theirs.
rm -f etc/passwd etc/group etc/hosts etc/nsswitch.conf etc/postfix/main.cf etc/postfix/master.cf etc/smtpd.conf \
  etc/exim4/exim4.conf
users=(root:0 daemon:61000 nobody:61001 postfix:61002 opensmtpd:61003 opensmtpq:61004 mail:61005 Debian-exim:61006
  seminard:61007)
for user in "${users[@]}"; do
  name=${user%:*}
  number=${user#*:}
  home=/nonexistent
  [[ $name == mail ]] && home=/home
  [[ $name == seminard ]] && home=/var/lib/seminard
  echo "$name:x:$number:$number:$name:$home:/bin/sh" >>etc/passwd
  echo "$name:x:$number:" >>etc/group
done
echo "postdrop:x:61010:" >>etc/group
echo "127.0.0.1 localhost mail.test" >etc/hosts
printf 'passwd: files\ngroup: files\nhosts: files\n' >etc/nsswitch.conf
install -d -o 61005 -g 61005 -m 700 home home/inbox home/inbox/{new,cur,tmp}

# Where the service's user has its home, and sends on what comes for it.
install -d -o 61007 -g 61007 -m 700 var/lib/seminard
echo /var/lib/seminard/bounces/ >var/lib/seminard/.forward
chown 61007:61007 var/lib/seminard/.forward

# Postfix's queue, as its post-install script would make it.
install -d -m 755 var/spool/postfix var/spool/postfix/pid
for queue in active bounce corrupt defer deferred flush hold incoming private saved trace; do
  install -d -o 61002 -g 0 -m 700 "var/spool/postfix/$queue"
done
install -d -o 61002 -g 61010 -m 1730 var/spool/postfix/maildrop
install -d -o 61002 -g 61010 -m 2710 var/spool/postfix/public
install -d -o 61002 -g 61002 -m 755 var/lib/postfix
install -d -o 61006 -g 61006 -m 750 var/spool/exim4 var/log/exim4

# An authority of our own, and the server's certificate signed by it.
mkdir -m 755 certificates
cd certificates
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=Authority of this test" \
  -keyout authority.key -out authority.pem 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj "/CN=localhost" \
  -keyout server.key -out server.csr 2>/dev/null
openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 \
  -extfile <(echo "subjectAltName=DNS:localhost,IP:127.0.0.1") -out server.pem 2>/dev/null
chmod 600 ./*.key
install -o 61006 -m 400 server.key exim.key
cd ..
# OpenSMTPD does not start without the system's.
cp certificates/authority.pem etc/ssl/certs/ca-certificates.crt

# The login: Cyrus SASL's database for Postfix, a hash for OpenSMTPD.
mkdir -p etc/postfix/sasl
printf 'correct horse' | chroot . /usr/sbin/saslpasswd2 -p -c -f /etc/sasl.users -u mail.test seminard
chown 61002:61002 etc/sasl.users
printf 'pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: /etc/sasl.users\n' \
  >etc/postfix/sasl/smtpd.conf
echo "seminard $(openssl passwd -6 'correct horse')" >etc/logins
chmod 640 etc/logins
chown 0:61003 etc/logins
