#!/usr/bin/env bash
# Writes requirements.lock, requirements-dev.lock and requirements-bench.lock: what pyproject.toml resolves to today.
# torch is installed first and at its exact version: a looser range would pull gigabytes of CUDA packages.
set -euo pipefail
cd "$(dirname "$0")"
python=${1:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
pip() { "$folder/venv/bin/python" -m pip --disable-pip-version-check "$@"; }
frozen() { pip freeze --all --exclude pip --exclude foerderlotse | sed -E 's/^torch[ =].*/torch==2.13.0/' | LC_ALL=C sort -f; }
write() { # NAME HEADER BASE...: the frozen packages that no BASE lists
  { printf '# %s Made by make lock; do not edit.\n' "$2"; frozen | grep -vxF -f <(cat /dev/null "${@:3}") || true; } > "$folder/$1"
}
echo torch==2.13.0 > "$folder/torch"
pip install --quiet torch==2.13.0
pip install --quiet -c "$folder/torch" 'setuptools>=80' .
pip check
write requirements.lock "Runtime."
pip install --quiet -c "$folder/torch" -c "$folder/requirements.lock" '.[dev]'
write requirements-dev.lock "What the tests and checks need beside the runtime." "$folder/requirements.lock"
pip install --quiet -c "$folder/torch" -c "$folder/requirements.lock" -c "$folder/requirements-dev.lock" '.[bench]'
write requirements-bench.lock "The peers of make bench and the users of make load." "$folder/requirements.lock" "$folder/requirements-dev.lock"
pip check
cp "$folder"/requirements*.lock .
