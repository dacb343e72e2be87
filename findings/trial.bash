# What the scripts here share: sourced by each, it goes to a temporary folder of its own.
set -euo pipefail
export PIP_DISABLE_PIP_VERSION_CHECK=1
folder=$(mktemp -d)
trap 'code=$?; rm -rf "$folder"; [ $code = 0 ] && echo "as it was found" || echo "it is different now"' EXIT
cd "$folder"

# install PACKAGE==VERSION...: what is tried; its commands are then found first.
install() {
  python3 -m venv venv
  venv/bin/pip install -q "$@"
  PATH=$folder/venv/bin:$PATH
}

# expect TEXT FILE: the text stands in the file; refuse TEXT FILE: it does not.
expect() {
  if ! grep -qF -- "$1" "$2"; then
    printf 'not there: %s\n' "$1"
    cat "$2"
    exit 1
  fi
}

refuse() {
  if grep -qF -- "$1" "$2"; then
    printf 'there: %s\n' "$1"
    cat "$2"
    exit 1
  fi
}
