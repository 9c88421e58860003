#!/usr/bin/env python3
"""How many answers to knowledge checks the server takes, each on disk before Slack hears 200.

1,000 learners have begun a check of 21 questions. 64 keep-alive connections send signed clicks on
"Answer", each as soon as its last one has its 200; the server posts the next screen to the click's
response_url. The rate counts until the last reply and the last post. Afterwards every answer must
be in the database, once. Each round begins with a fresh copy of the same database; contenders take
turns, so that a change of the machine's speed meets all of them:

- fieldcert, as it is;
- tuned: a C++ server that does this job only (tests/bench/tuned/main.cpp);
- bolt: the job on Slack's own framework for Node with better-sqlite3 (tests/bench/bolt_quiz).

Exit 1 when fieldcert has less than 60 % of tuned's rate, or less than ten times bolt's.
"""
import argparse
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile

from quiz_case import (ANSWERED, LEARNERS, attempts_in, check_answers, prepare,
                       write_answers)
from serving import Server, cpu_seconds, environment

CONNECTIONS = 64
SLOW_ANSWERED = 4  # questions a learner in a round of bolt, which would take minutes
OF_TUNED, OF_BOLT = 0.6, 10
FLOOR = 1_000  # answers a second of a quick run; a busy machine with a slow disk does more


class Case:
    """What all contenders share: the prepared database, the clicks, the sink for their posts."""

    def __init__(self, binary, load, folder):
        self.load, self.folder = load, folder
        self.prepared = prepare(binary, folder)
        self.attempts = attempts_in(self.prepared)
        self.sink = socket.create_server(('127.0.0.1', 0), backlog=256)
        self.sink.set_inheritable(True)

    def round_of(self, command, questions):
        """The figures of one contender's round, in which everybody answers so many questions."""
        database, clicks = f'{self.folder}/round.db', f'{self.folder}/clicks'
        for leftover in ('', '-wal', '-shm'):
            if os.path.exists(database + leftover):
                os.remove(database + leftover)
        shutil.copy(self.prepared, database)
        count = write_answers(clicks, self.attempts, questions, self.sink.getsockname()[1])
        os.sync()
        with Server(command, environment(database), f'{self.folder}/log') as server:
            before = cpu_seconds(server.pid)
            words = [self.load, clicks, str(server.port), str(self.sink.fileno()), str(CONNECTIONS)]
            ran = subprocess.run(words, check=True, stdout=subprocess.PIPE,
                                 pass_fds=[self.sink.fileno()])
            figures = json.loads(ran.stdout)
            figures['cpu_us'] = (cpu_seconds(server.pid) - before) / count * 1e6
        if figures['replies'] != count or figures['posts'] != count:
            raise RuntimeError(f'{figures["replies"]} replies and {figures["posts"]} posts '
                               f'to {count} clicks')
        check_answers(database, self.attempts, questions)
        figures['rate'] = count / figures['all_seconds']
        return figures


def line_of(name, rounds):
    def median(key):
        return statistics.median(each[key] for each in rounds)
    return (f'{name:12} {median("rate"):8.0f} answers/s   {median("cpu_us"):6.1f} us CPU   '
            f'p50 {median("p50_us") / 1000:6.2f} ms   p99 {median("p99_us") / 1000:6.2f} ms')


def contenders_of(options):
    """(command, questions answered by everybody) by name."""
    named = {'fieldcert': ([os.path.abspath(options.binary), 'serve'], ANSWERED)}
    if options.tuned:
        screen = 'tests/bench/next_screen.json'
        named['tuned'] = ([os.path.abspath(options.tuned), screen], ANSWERED)
    if options.bolt:
        named['bolt'] = (['node', f'{options.bolt}/server.js'], SLOW_ANSWERED)
    return named


def ratio_of(rounds, other):
    """Rounds of the same turn are compared with each other."""
    return statistics.median(ours['rate'] / theirs['rate']
                             for ours, theirs in zip(rounds['fieldcert'], rounds[other]))


def verdict(rounds):
    status = 0
    for other, wanted in (('tuned', OF_TUNED), ('bolt', OF_BOLT)):
        if other not in rounds:
            continue
        ratio = ratio_of(rounds, other)
        print(f'fieldcert / {other:5} {ratio:6.2f}  (at least {wanted})')
        status = status if ratio >= wanted else 1
    return status


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('binary')
    parser.add_argument('load')
    parser.add_argument('--tuned')
    parser.add_argument('--bolt')
    parser.add_argument('--rounds', type=int, default=7)
    parser.add_argument('--quick', action='store_true',
                        help='one round, which fails when answers are lost or below a low floor')
    options = parser.parse_args()
    count = 1 if options.quick else options.rounds
    random.seed(20261124)
    contenders = contenders_of(options)
    rounds = {name: [] for name in contenders}
    with tempfile.TemporaryDirectory() as folder:
        case = Case(os.path.abspath(options.binary), os.path.abspath(options.load), folder)
        for _ in range(count):
            for name, (command, questions) in contenders.items():
                rounds[name].append(case.round_of(command, questions))
    print(f'{LEARNERS} learners, {count} rounds over {CONNECTIONS} connections; each learner '
          f'answers {ANSWERED} questions a round ({SLOW_ANSWERED} with bolt)')
    for name, figures in rounds.items():
        print(line_of(name, figures))
    if options.quick:
        return 1 if rounds['fieldcert'][0]['rate'] < FLOOR else 0
    return verdict(rounds)


if __name__ == '__main__':
    sys.exit(main())
