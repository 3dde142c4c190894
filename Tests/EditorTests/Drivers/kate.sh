#!/usr/bin/env bash
# Plays a writer in Kate, on a screen and a bus of its own: opens the drafts of the current folder, presses keys, saves.
# What Kate showed is read from the drafts, and from the record of what it said to the server.
#
#   kate.sh FOLDER    the folder with Kate's configuration as we hand it out
set -u

if [ -z "${GONGWEN_DESK_IS_READY:-}" ]; then
  export GONGWEN_DESK_IS_READY=1 QT_X11_NO_MITSHM=1
  exec xvfb-run -a -s "-screen 0 1100x800x24" dbus-run-session -- bash "$0" "$1"
fi

mkdir -p kate-bin "$XDG_CONFIG_HOME/kate/lspclient" "$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax"
chmod 700 "$XDG_RUNTIME_DIR"
cp "$1/settings.json" "$XDG_CONFIG_HOME/kate/lspclient/"
cp "$1/gongwen.xml" "$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax/"
printf '#!/bin/sh\nexec "%s" "$@" --log "%s"\n' "$(command -v gongwen)" "$PWD/log.jsonl" >kate-bin/gongwen
chmod +x kate-bin/gongwen
PATH=$PWD/kate-bin:$PATH
# The writer has said yes to the question whether the server may start.
cat >"$XDG_CONFIG_HOME/katerc" <<END
[General]
Show welcome view for new window=false
[lspclient]
AllowedServerCommandLines=$PWD/kate-bin/gongwen lsp
END

count() { grep -cE -- "$1" log.jsonl 2>/dev/null || true; }

# await PATTERN NUMBER: until the record has more than NUMBER lines of that kind.
await() {
  local step seen
  for step in $(seq 600); do
    seen=$(count "$1")
    [ "${seen:-0}" -gt "$2" ] && return
    sleep 0.1
  done
  echo "error: waited in vain for $1"
}

keys() {
  xdotool key "$@"
  sleep 0.5
}

# open FILE LINE COLUMN, both from 1
open() {
  kate --line "$2" --column "$3" "$1" >>kate.log 2>&1 &
  await "from\":\"server.*publishDiagnostics.*$1" 0
  sleep 2
}

complete() {
  local before
  open "$1" "$2" "$3"
  before=$(count '"result":\{"isIncomplete"')
  keys ctrl+space
  await '"result":\{"isIncomplete"' "$before"
  sleep 1
  if command -v import >/dev/null; then import -window root "$1.png"; fi
  keys Return
  keys ctrl+s
}

# What the draft that changed last held when Kate told the server.
told() { grep -E '"text": ' log.jsonl | tail -n 1; }

# Whether Kate tells within ten seconds that the cursor's line ends in TEXT.
line_ends() {
  local step
  for step in $(seq 100); do
    told | grep -qF -- "$1\\n" && return
    sleep 0.1
  done
  return 1
}

# type_behind BEFORE TEXT: one 汉字 after the other, behind BEFORE. xdotool gives each a key of its own for a moment; a busy
# screen learns of it too late, and then nothing or another character arrives. So each is awaited, and typed anew if need be.
type_behind() {
  local before=$1 character place attempt
  for ((place = 0; place < ${#2}; place++)); do
    character=${2:place:1}
    for attempt in 1 2 3 4; do
      xdotool type "$character"
      line_ends "$before$character" && break
      told | grep -qF -- "$before\\n" || keys BackSpace
    done
    before+=$character
  done
}

xdotool mousemove 400 400
complete inside.gongwen 3 "$(head -n 1 columns)"
complete rare.gongwen 3 "$(sed -n 2p columns)"

open fix.gongwen 5 1
before=$(count '"method": "textDocument/didChange"')
keys ctrl+period
await '"method": "textDocument/didChange"' "$before"
sleep 1
keys ctrl+s

# The list comes by itself behind a comma; a heading that was typed to its end is left alone by Enter.
open comma.gongwen 3 "$(sed -n 3p columns)"
before=$(count '"result":\{"isIncomplete"')
type_behind 谋划 '，'
await '"result":\{"isIncomplete"' "$before"
sleep 1
if command -v import >/dev/null; then import -window root comma.png; fi
keys Return
keys ctrl+s
open heading.gongwen 4 "$(sed -n 4p columns)"
type_behind 一、 总体要求
sleep 1
if command -v import >/dev/null; then import -window root heading.png; fi
keys Return
xdotool type --delay 100 '@@'
sleep 0.5
keys ctrl+s

# The box for symbols: the heading that is chosen there is where the cursor goes.
open outline.gongwen 1 1
keys ctrl+alt+p
xdotool type --delay 300 学习
sleep 2
if command -v import >/dev/null; then import -window root symbols.png; fi
keys Return
xdotool type --delay 100 '@@'
keys ctrl+s
sleep 1
kill %1
wait
