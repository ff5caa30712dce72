#!/usr/bin/env bash
# serve.sh ROOT COMMAND…: runs a mail server in its root folder until standard input ends, which it does at the latest
# with the test's process: no server is left behind.
set -uo pipefail
root=$1
shift
# Threads of the test's process block signals, and what they start inherits that; a server is to hear that it should end.
unblocked='import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execvp(sys.argv[1], sys.argv[1:])'
python3 -c "$unblocked" chroot "$root" "$@" </dev/null &
server=$!
cat >/dev/null
kill "$server" 2>/dev/null
wait "$server" 2>/dev/null
exit 0
