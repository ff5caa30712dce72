#!/usr/bin/env bash
# serve.sh ROOT PORT COMMAND…: runs a mail server in its root folder until standard input ends, which it does at the
# latest with the test's process: no server is left behind. Prints its greeting as soon as it has one; what the server
# itself prints goes to log in its root folder.
set -uo pipefail
root=$1
port=$2
shift 2
# Threads of the test's process block signals, and what they start inherits that; a server is to hear that it should end.
unblocked='import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execvp(sys.argv[1], sys.argv[1:])'
python3 -c "$unblocked" chroot "$root" "$@" </dev/null >"$root/log" 2>&1 &
server=$!

# No server tells when it listens. Asked for as long as it runs: a busy machine takes its time.
greeting() {
  exec 3<>"/dev/tcp/127.0.0.1/$port" && read -r line <&3 && printf 'QUIT\r\n' >&3 && echo "$line"
}
until (greeting) 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || exit 1
  sleep 0.05
done

cat >/dev/null
kill "$server" 2>/dev/null
wait "$server" 2>/dev/null
exit 0
