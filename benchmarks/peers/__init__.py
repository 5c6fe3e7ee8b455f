"""Other engines on the same job, each a small program that is run as a process of its own.

    python -m benchmarks.peers.NAME BASE CANDIDATES OUT [options]

The job (see `job`): for every candidate what of it is permanent basic farmland, and its cultivated net area; and a row
for each piece. Each does it the way its makers recommend; what a peer leaves out is said in its first line.
"""
