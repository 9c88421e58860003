#!/usr/bin/env python3
"""CPU time that the server spends on one request, taken from the kernel's account of its process.

The load comes from this process over keep-alive connections. Both kinds of request alternate in
rounds, so that a change of the machine's speed meets both alike; the medians of the rounds are
told.
Exit 1 when `/cert status` costs more than three times the fixed reply (not with --quick).
"""
import argparse
import hashlib
import hmac
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

SECRET = 'bench-signing-secret'
LEARNERS = 10_000
CONNECTIONS = 32
GATE = 3.0
ROLES = ['SAL', 'CSM', 'AE', 'SA', 'Partner']
COURSES = {'SAL': 'sal', 'CSM': 'csm', 'AE': 'ae', 'SA': 'sa', 'Partner': 'partner'}


def user_id(number):
    return f'UBENCH{number:06d}'


def write_people(folder):
    """A roster, and completions: each learner has finished none to four of the first courses."""
    with open(f'{folder}/roster.csv', 'w', encoding='utf-8') as file:
        file.write('email,name,slack_user_id,role,manager_email,start_date,timezone\n')
        for n in range(LEARNERS):
            file.write(f'p{n}@bench.example,Person {n},{user_id(n)},{ROLES[n % 5]},'
                       f'p{n // 10}@bench.example,2026-01-05,\n' if n >= 10 else
                       f'p{n}@bench.example,Person {n},{user_id(n)},{ROLES[n % 5]},,,\n')
    with open(f'{folder}/completions.csv', 'w', encoding='utf-8') as file:
        file.write('email,course,completed_at,score\n')
        for n in range(LEARNERS):
            for course in range(1, 1 + n % 5):
                file.write(f'p{n}@bench.example,{COURSES[ROLES[n % 5]]}-{course},'
                           f'2026-03-0{course},8{course}\n')


def signed(body, content_type):
    timestamp = str(int(time.time()))
    base = f'v0:{timestamp}:'.encode() + body
    signature = 'v0=' + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
    head = (f'POST /slack/events HTTP/1.1\r\nHost: bench\r\nContent-Type: {content_type}\r\n'
            f'X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: {signature}\r\n'
            f'Content-Length: {len(body)}\r\n\r\n')
    return head.encode() + body


def status_request():
    fields = {'token': 'x', 'team_id': 'T0BENCH', 'team_domain': 'bench', 'channel_id': 'C0BENCH',
              'channel_name': 'general', 'user_id': user_id(random.randrange(LEARNERS)),
              'user_name': 'p', 'command': '/cert', 'text': 'status', 'api_app_id': 'A0BENCH',
              'is_enterprise_install': 'false',
              'response_url': 'https://hooks.slack.com/commands/T/1/a',
              'trigger_id': f'{random.random()}'}
    return signed(urllib.parse.urlencode(fields).encode(), 'application/x-www-form-urlencoded')


def fixed_request():
    return signed(b'{"token":"x","challenge":"abc123","type":"url_verification"}',
                  'application/json')


class Connection:
    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def reply(self):
        data = b''
        while b'\r\n\r\n' not in data:
            data += self.receive()
        head, body = data.split(b'\r\n\r\n', 1)
        length = 0
        for line in head.split(b'\r\n')[1:]:
            name, value = line.split(b':', 1)
            if name.lower() == b'content-length':
                length = int(value)
        while len(body) < length:
            body += self.receive()
        if not head.startswith(b'HTTP/1.1 200'):
            raise RuntimeError(head.decode())
        return body

    def receive(self):
        data = self.socket.recv(65536)
        if not data:
            raise RuntimeError('the server closed the connection')
        return data


def cpu_seconds(pid):
    with open(f'/proc/{pid}/stat', encoding='ascii') as file:
        fields = file.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def resident_mib(pid):
    with open(f'/proc/{pid}/statm', encoding='ascii') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE') / 2**20


def round_of(connections, pid, make, count):
    """Microseconds of the server's CPU a request, and the size of the last reply."""
    requests = [make() for _ in range(count)]
    before = cpu_seconds(pid)
    body = b''
    for start in range(0, count, len(connections)):
        batch = requests[start:start + len(connections)]
        for connection, request in zip(connections, batch):
            connection.socket.sendall(request)
        for connection, _ in zip(connections, batch):
            body = connection.reply()
    return (cpu_seconds(pid) - before) / count * 1e6, body


def start_server(binary, folder, bot_token=''):
    environment = {**os.environ, 'FIELDCERT_DATABASE': f'{folder}/bench.db',
                   'SLACK_SIGNING_SECRET': SECRET, 'SLACK_BOT_TOKEN': bot_token,
                   'FIELDCERT_LISTEN': '127.0.0.1:0', 'FIELDCERT_LOG_LEVEL': 'info'}
    for words in (['program', 'config/program'], ['roster', f'{folder}/roster.csv'],
                  ['completions', f'{folder}/completions.csv']):
        subprocess.run([binary, 'import', *words], env=environment, check=True,
                       stdout=subprocess.DEVNULL)
    log = open(f'{folder}/log', 'w+b')
    began = time.monotonic()
    server = subprocess.Popen([binary, 'serve'], env=environment, stderr=log)
    port = None
    while port is None:
        if server.poll() is not None:
            raise RuntimeError(open(f'{folder}/log', encoding='utf-8').read())
        with open(f'{folder}/log', encoding='utf-8') as file:
            for line in file:
                if ' listening ' in line:
                    port = int(line.split('port=')[1])
        time.sleep(0.002)
    return server, port, time.monotonic() - began


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('binary')
    parser.add_argument('--quick', action='store_true')
    options = parser.parse_args()
    rounds, count = (3, 6_000) if options.quick else (9, 32_000)
    random.seed(20261122)
    with tempfile.TemporaryDirectory() as folder:
        write_people(folder)
        server, port, start_s = start_server(os.path.abspath(options.binary), folder)
        try:
            connections = [Connection(port) for _ in range(CONNECTIONS)]
            round_of(connections, server.pid, status_request, count // 4)
            fixed, status, ratios = [], [], []
            for _ in range(rounds):
                fixed.append(round_of(connections, server.pid, fixed_request, count)[0])
                cost, body = round_of(connections, server.pid, status_request, count)
                status.append(cost)
                ratios.append(cost / fixed[-1])
            memory = resident_mib(server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)
    ratio = statistics.median(ratios)
    print(f'{LEARNERS} learners, {rounds} rounds of {count} requests '
          f'over {CONNECTIONS} connections')
    print(f'fixed reply, signature checked   {statistics.median(fixed):6.1f} us CPU a request')
    print(f'/cert status ({len(body)} bytes)       '
          f'{statistics.median(status):6.1f} us CPU a request')
    print(f'ratio                            {ratio:6.2f}  (at most {GATE:.0f})')
    print(f'resident memory                  {memory:6.1f} MiB')
    print(f'start until listening            {start_s * 1000:6.0f} ms')
    # A short run on a busy machine is too coarse for a verdict (CPU time comes in ticks of 10 ms).
    return 0 if options.quick or ratio <= GATE else 1


if __name__ == '__main__':
    sys.exit(main())
