#!/bin/sh
# Writes .env for docker-compose.yml: random passwords, readable by you only. Never overwrites one.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo ".env exists already and stays as it is." >&2
  exit 1
fi
random() { head -c 32 /dev/urandom | base64 | tr -d '=+/\n'; }
umask 077
cat > .env <<END
# The address people type; with a name of your own set SITE_ADDRESS to that name as well.
PUBLIC_ORIGIN=${PUBLIC_ORIGIN:-http://localhost}
POSTGRES_PASSWORD=$(random)
MEILI_MASTER_KEY=$(random)
# 1 fills the demo district into an empty database.
DEMO=0
END
echo "Written: .env"
