#!/usr/bin/env bash
# The sample edition once on this machine and once through a real one-node Slurm: the results must be the same bytes.
# Needs root and Debian's packages slurmctld, slurmd, slurm-client and munge; starts the daemons that do not run yet and stops
# them again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for program in munged slurmctld slurmd squeue; do
  if ! command -v "$program" > /dev/null; then
    echo "Not run: $program is not here. What to do: apt-get install slurmctld slurmd slurm-client munge" >&2
    exit 1
  fi
done

work=$(mktemp -d)
cores=$(getconf _NPROCESSORS_ONLN) # nproc would give what OMP_NUM_THREADS says
started=() # process ids of what this script starts, and nothing else, is stopped again
trap 'for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done; rm -rf "$work"' EXIT

# The plugin reads the cluster's own configuration at its default path; one that is there already is left alone.
if [ ! -e /etc/slurm/slurm.conf ]; then
  mkdir -p /etc/slurm
  sed -e "s/@HOST@/$(hostname)/" -e "s/@CPUS@/$cores/" \
    -e "s/@MEMORY@/$(awk '/MemTotal/ { print int($2 / 1024 * 0.9) }' /proc/meminfo)/" dev/slurm.conf > /etc/slurm/slurm.conf
fi
mkdir -p /run/munge /var/spool/slurmctld /var/spool/slurmd
chown munge /run/munge
if ! pgrep -x munged > /dev/null; then runuser -u munge -- munged --foreground > /dev/null 2>&1 & started+=($!); fi
if ! pgrep -x slurmctld > /dev/null; then slurmctld -D 2> /dev/null & started+=($!); fi
if ! pgrep -x slurmd > /dev/null; then slurmd -D 2> /dev/null & started+=($!); fi
timeout -k 10 60 bash -c 'until sinfo --noheader --format=%t | grep -qE "idle|mix"; do sleep 1; done'
sinfo

# A clone with its own environment: the plugin must not slow everybody's runs down.
git clone --quiet . "$work/project"
cd "$work/project"
make --silent setup > "$work/setup.log" 2>&1
.venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r profiles/slurm/requirements.lock

timeout -k 30 1800 .venv/bin/snakemake --cores 2 --directory "$work/local" --quiet all
# On this node a job gets what the node has, not what the profile asks of a cluster.
if ! timeout -k 30 3600 .venv/bin/snakemake --workflow-profile profiles/slurm --directory "$work/cluster" --cores "$cores" \
  --slurm-init-seconds-before-status-checks 5 > "$work/cluster.log" 2>&1; then
  tail -50 "$work/cluster.log"
  exit 1
fi
grep -E "SLURM jobid|steps" "$work/cluster.log"
squeue
jobs=$(grep -oE "SLURM jobid [0-9]+" "$work/cluster.log" | sort -u | wc -l)
echo "Slurm: $jobs cluster jobs; results here and there:"
.venv/bin/python dev/checkout.py "$work/local/results" "$work/cluster/results"
