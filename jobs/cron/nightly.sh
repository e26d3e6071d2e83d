#!/bin/sh
# Runs a job definition, keeps its log, and mails the end of it when somebody has to look.
#
#   nightly.sh JOB.yml [OPTION…]
#
# JAR       the program                         (target/contact-corrections.jar); what class-archive.sh made
#           beside it is used
# LOG_DIR   where the logs go                   (logs)
# MAIL_TO   who gets the mail; empty for nobody (empty)
# MAIL      what sends it: MAIL -s SUBJECT TO, with the text on standard input (mail)
#
# Ends with the exit code of the program. No lock is needed: a run that is still going on makes it end with 5.
set -u

job=$1
shift
log_dir=${LOG_DIR:-logs}
name=$(basename "$job" .yml)
log="$log_dir/$name-$(date +%Y-%m-%dT%H%M%S).log"
umask 077
jar=${JAR:-target/contact-corrections.jar}
options=${jar%.jar}.options
set -- -jar "$jar" run --job "$job" "$@"
[ -f "$options" ] && set -- "@$options" "$@"
mkdir -p "$log_dir" || exit 3

# A signal for this script is one for the program, which ends in good order; it is waited for again then.
java ${JAVA_OPTIONS:-} "$@" > "$log" 2>&1 &
run=$!
trap 'kill -TERM "$run" 2>/dev/null' TERM INT HUP
wait "$run"
code=$?
while kill -0 "$run" 2>/dev/null; do
  wait "$run"
  code=$?
done

case $code in
  0) exit 0 ;;
  1) what="some rows failed; correct failed.csv and run it" ;;
  2) what="aborted, too many rows failed; look at the report before the next run" ;;
  3) what="failed; the next run continues" ;;
  4 | 129 | 130 | 143) what="stopped in time; the next run continues" ;;
  5) what="the run before is still going on" ;;
  64) what="a setting is wrong; nothing was done" ;;
  *) what="killed; the next run continues" ;;
esac
if [ -n "${MAIL_TO:-}" ]; then
  { echo "$what (exit code $code)"; echo "Log: $log"; echo; tail -n 40 "$log"; } \
    | "${MAIL:-mail}" -s "Contact corrections, $name: $what" "$MAIL_TO"
else
  echo "Contact corrections, $name: $what (exit code $code), see $log" >&2
fi
exit "$code"
