#!/bin/sh
# Starts Driftless in the runtime that this file is part of. One process: the shell becomes the JVM.
self=$0
if [ -h "$self" ]; then self=$(readlink -f "$self"); fi
case $self in
    */bin/*) home=${self%/bin/*} ;;
    bin/*) home=. ;;
    */*) home=${self%/*}/.. ;;
    *) home=.. ;;
esac
case ${1-} in
    agent | logs) flags=agent ;;
    *) flags=command ;;
esac
# The JVM takes the encoding of file names and arguments from here alone, and the system the language of its errors:
# under cron or a service manager a name that is not ASCII would else be none.
LC_ALL=C.UTF-8
export LC_ALL
# Programs that we start inherit it, and Java cannot set it.
umask 022
# Options meant for other Java programs would disable the start-up cache or print over our output.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
exec "$home/bin/java" "-XX:AOTCache=$home/lib/driftless.aot" "@$home/lib/$flags.opts" ${DRIFTLESS_JAVA_OPTIONS-} \
    -m dev.driftless.app/dev.driftless.app.Main "$@"
