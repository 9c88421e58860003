"""The learners, their running knowledge checks, and the clicks that answer them."""
import json
import os
import random
import shutil
import sqlite3

from serving import Connection, Server, environment, import_files, signed_form

LEARNERS = 1_000
ANSWERED = 20
ASKED = ANSWERED + 1  # the last answer, which hands the check in, is not part of the load
COURSE = 'sal-1'


def user_id(number):
    return f'UBENCH{number:06d}'


def option_text(question, option):
    return f'Option {option} of question {question}: what a colleague would do if it came up again'


def write_program(folder):
    """Our own program with a knowledge check of more questions, each with four choices."""
    shutil.copytree('config/program', folder)
    with open(f'{folder}/sal.md', encoding='utf-8') as file:
        page = file.read()
    with open(f'{folder}/sal.md', 'w', encoding='utf-8') as file:
        file.write(page.replace('id: sal\n', f'id: sal\nquiz: {{ questions: {ASKED} }}\n', 1))
    with open(f'{folder}/quizzes/{COURSE}.gift', 'w', encoding='utf-8') as file:
        for n in range(1, 31):
            file.write(f'// [id:bench-{n}] [tag:objective:{1 + n % 3}]\n::Question {n}::A customer '
                       f'tells you what went wrong in week {n}, and asks what others in the same '
                       'place have done about it. Which answer would you give first, and why? {\n')
            for option in range(1, 5):
                mark = '=' if option == 1 else '~'
                file.write(f'  {mark}{option_text(n, option)}#This is what can be said about '
                           f'option {option}, in a sentence or two as authors write them.\n')
            file.write(f'  ####Whoever wants to know more reads again about week {n}.\n}}\n\n')


def write_roster(path):
    with open(path, 'w', encoding='utf-8') as file:
        file.write('email,name,slack_user_id,role,manager_email,start_date,timezone\n')
        for n in range(LEARNERS):
            file.write(f'p{n}@bench.example,Person {n},{user_id(n)},SAL,,2026-01-05,\n')


def begin_request(number):
    return signed_form({'token': 'x', 'team_id': 'T0BENCH', 'channel_id': 'C0BENCH',
                        'user_id': user_id(number), 'command': '/cert', 'text': f'quiz {COURSE}',
                        'trigger_id': f'begin.{number}',
                        'response_url': f'http://127.0.0.1:1/{number}'})


def prepare(binary, folder):
    """A database in which every learner has begun; the path to it."""
    database = f'{folder}/prepared.db'
    variables = environment(database)
    write_program(f'{folder}/program')
    write_roster(f'{folder}/roster.csv')
    import_files(binary, variables,
                 [['program', f'{folder}/program'], ['roster', f'{folder}/roster.csv']])
    with Server([binary, 'serve'], variables, f'{folder}/log') as server:
        connection = Connection(server.port)
        for n in range(LEARNERS):
            connection.socket.sendall(begin_request(n))
            connection.reply()
    for leftover in ('-wal', '-shm'):
        if os.path.exists(database + leftover):
            raise RuntimeError(f'{database}{leftover} was left behind')
    return database


def attempts_in(database):
    """(attempt, Slack user) of all that are running."""
    connection = sqlite3.connect(database)
    found = connection.execute(
        'SELECT a.id, p.slack_user_id FROM attempt a JOIN person p ON p.id = a.person '
        'WHERE a.handed_in_at IS NULL AND a.questions = ?', (ASKED,)).fetchall()
    connection.close()
    if len(found) != LEARNERS:
        raise RuntimeError(f'{len(found)} of {LEARNERS} learners have begun')
    return found


def answer_click(attempt, user, ordinal, sink_port, number):
    """What Slack sends for "Answer" under a message that only its reader sees: without the message,
    with what stands in its inputs. Its trigger ids and moments grow from click to click."""
    place = f'{attempt}.{ordinal}'
    option = random.randint(1, 4)
    chosen = {'text': {'type': 'plain_text', 'text': option_text(ordinal, option), 'emoji': True},
              'value': str(option)}
    payload = {
        'type': 'block_actions', 'team': {'id': 'T0BENCH', 'domain': 'bench'}, 'enterprise': None,
        'is_enterprise_install': False, 'api_app_id': 'A0BENCH', 'token': 'x',
        'user': {'id': user, 'username': 'person', 'name': 'person', 'team_id': 'T0BENCH'},
        'trigger_id': f'{10215325802133 + number}.3901254001572.{random.getrandbits(128):032x}',
        'container': {'type': 'message', 'message_ts': f'1790000000.{attempt:06d}',
                      'channel_id': 'C0BENCH', 'is_ephemeral': True},
        'channel': {'id': 'C0BENCH', 'name': 'general'},
        'state': {'values': {f'q{place}': {'answer': {'type': 'radio_buttons',
                                                      'selected_option': chosen}}}},
        'response_url': f'http://127.0.0.1:{sink_port}/actions/T0BENCH/{attempt}/{ordinal}',
        'actions': [{'action_id': f'quiz.answer:{place}', 'block_id': 'go+on', 'type': 'button',
                     'text': {'type': 'plain_text', 'text': 'Answer', 'emoji': True},
                     'value': place, 'style': 'primary',
                     'action_ts': f'{1790000000 + number // 1000}.{number % 1000:06d}'}]}
    return signed_form({'payload': json.dumps(payload, separators=(',', ':'))})


def write_answers(path, attempts, questions, sink_port):
    """The signed clicks, question by question, the learners in any order. Gives their number."""
    count = 0
    with open(path, 'wb') as file:
        for ordinal in range(1, questions + 1):
            for attempt, user in random.sample(attempts, len(attempts)):
                request = answer_click(attempt, user, ordinal, sink_port, count)
                file.write(b'%d\n' % len(request) + request)
                count += 1
    return count


def check_answers(database, attempts, questions):
    """Every click has left its answer, once. A place holds one by its key, so the count tells."""
    connection = sqlite3.connect(database)
    kept = set(connection.execute('SELECT attempt, ordinal FROM answer'))
    wrong = connection.execute(
        "SELECT COUNT(*) FROM answer WHERE response = '' OR fraction IS NULL").fetchone()[0]
    connection.close()
    wanted = {(attempt, ordinal) for attempt, _ in attempts
              for ordinal in range(1, questions + 1)}
    if kept != wanted or wrong > 0:
        raise RuntimeError(f'{len(wanted - kept)} answers are lost, {len(kept - wanted)} too many, '
                           f'{wrong} without a mark')
