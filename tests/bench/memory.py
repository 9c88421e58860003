#!/usr/bin/env python3
"""Does memory stay flat? A day's traffic of 10,000 learners, sent as fast as the server takes it.

Commands, clicks that write, and Home tabs that are opened (each a call to Slack). Resident memory
is read after a third of it and at the end; exit 1 when it has grown by more than a few MiB.
"""
import argparse
import http.server
import json
import os
import random
import socketserver
import sys
import tempfile
import threading

from serving import Connection, resident_mib, signed, signed_form
from status_cost import (CONNECTIONS, LEARNERS, start_server, status_request, user_id,
                         write_people)

GROWTH_MIB = 4.0


class Slack(http.server.BaseHTTPRequestHandler):
    """Says yes to every call of the Web API."""
    protocol_version = 'HTTP/1.1'

    def do_POST(self):
        self.rfile.read(int(self.headers.get('content-length', 0)))
        body = b'{"ok":true,"ts":"1.1","channel":"C1","view":{"id":"V1","hash":"1.a"}}'
        self.send_response(200)
        self.send_header('content-type', 'application/json')
        self.send_header('content-length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class SlackServer(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


def command(text):
    fields = {'channel_id': 'C0BENCH', 'user_id': user_id(random.randrange(LEARNERS)),
              'command': '/cert', 'text': text, 'trigger_id': f'{random.random()}',
              'response_url': f'http://127.0.0.1:1/{random.random()}'}
    return signed_form(fields)


def click():
    course = random.choice(['sal-2', 'csm-1', 'sqs-1', 'sal-4'])
    payload = {'type': 'block_actions', 'user': {'id': user_id(random.randrange(LEARNERS))},
               'trigger_id': f'{random.random()}',
               'actions': [{'action_id': f'course.open:{course}', 'value': course,
                            'action_ts': f'{random.random()}'}]}
    return signed_form({'payload': json.dumps(payload)})


def event(number, inner):
    body = {'type': 'event_callback', 'event_id': f'Ev{number}', 'team_id': 'T0BENCH',
            'event': inner}
    return signed(json.dumps(body).encode(), 'application/json')


def home_opened():
    number = random.randrange(10**9)
    return event(number, {'type': 'app_home_opened', 'tab': 'home', 'event_ts': f'{number}.1',
                          'user': user_id(random.randrange(LEARNERS)), 'channel': 'D1'})


def any_request():
    choice = random.random()
    if choice < 0.55:
        return status_request()
    if choice < 0.70:
        return command(random.choice(['courses', 'find discovery', 'course 2', 'next', 'hlep']))
    if choice < 0.90:
        return click()
    return home_opened()


def run(connections, count):
    for start in range(0, count, len(connections)):
        for connection in connections:
            connection.socket.sendall(any_request())
        for connection in connections:
            connection.reply()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('binary')
    parser.add_argument('--requests', type=int, default=200_000)
    options = parser.parse_args()
    random.seed(20261122)
    slack = SlackServer(('127.0.0.1', 0), Slack)
    threading.Thread(target=slack.serve_forever, daemon=True).start()
    os.environ['SLACK_API_URL'] = f'http://127.0.0.1:{slack.server_port}/api/'
    with tempfile.TemporaryDirectory() as folder:
        write_people(folder)
        with start_server(os.path.abspath(options.binary), folder, 'xoxb-bench') as server:
            connections = [Connection(server.port) for _ in range(CONNECTIONS)]
            run(connections, options.requests // 3)
            warm = resident_mib(server.pid)
            run(connections, options.requests * 2 // 3)
            end = resident_mib(server.pid)
    print(f'resident memory after {options.requests // 3} requests {warm:6.1f} MiB')
    print(f'resident memory after {options.requests} requests {end:6.1f} MiB '
          f'(at most {GROWTH_MIB:.0f} MiB more)')
    return 0 if end - warm <= GROWTH_MIB else 1


if __name__ == '__main__':
    sys.exit(main())
