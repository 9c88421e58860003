// Reading and writing people.
#include "storage/people.hpp"

namespace storage {
namespace {

using domain::Person;

constexpr Sql by_slack_id{
    "person_with_slack_id",
    "SELECT id, email, name, slack_user_id, role, manager_email, start_date, timezone, "
    "is_assessor, is_enablement, is_manager FROM person WHERE slack_user_id = $1"};

constexpr Sql by_email{
    "person_with_email",
    "SELECT id, email, name, slack_user_id, role, manager_email, start_date, timezone, "
    "is_assessor, is_enablement, is_manager FROM person WHERE email = $1"};

constexpr Sql by_id{
    "person_with_id",
    "SELECT id, email, name, slack_user_id, role, manager_email, start_date, timezone, "
    "is_assessor, is_enablement, is_manager FROM person WHERE id = $1"};

constexpr Sql everybody{
    "all_people",
    "SELECT id, email, name, slack_user_id, role, manager_email, start_date, timezone, "
    "is_assessor, is_enablement, is_manager FROM person ORDER BY email"};

constexpr Sql reports{"count_reports", "SELECT COUNT(*) FROM person WHERE manager_email = $1"};

constexpr Sql add{
    "add_person",
    "INSERT INTO person (email, name, slack_user_id, role, manager_email, start_date, timezone, "
    "is_assessor, is_enablement, is_manager, added_at, changed_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)"};

constexpr Sql change{
    "change_person",
    "UPDATE person SET email = $2, name = $3, slack_user_id = $4, role = $5, manager_email = $6, "
    "start_date = $7, timezone = $8, is_assessor = $9, is_enablement = $10, is_manager = $11, "
    "changed_at = $12 WHERE id = $1"};

constexpr Sql unlink_others{"unlink_slack_user",
                            "UPDATE person SET slack_user_id = NULL, changed_at = $3 WHERE "
                            "slack_user_id = $1 AND id <> $2"};

constexpr Sql link{"link_slack_user",
                   "UPDATE person SET slack_user_id = $1, changed_at = $3 WHERE id = $2"};

Person read(Rows const& rows) {
  Person person;
  person.id = rows.integer(0);
  person.email = rows.text(1);
  person.name = rows.text(2);
  person.slack_user_id = rows.is_null(3) ? "" : rows.text(3);
  person.role = rows.text(4);
  person.manager_email = rows.text(5);
  person.start_date = rows.text(6);
  person.timezone = rows.text(7);
  person.is_assessor = rows.integer(8) != 0;
  person.is_enablement = rows.integer(9) != 0;
  person.is_manager = rows.integer(10) != 0;
  return person;
}

std::optional<Person> find(Snapshot const& snapshot, Sql const& sql, Value key) {
  Rows rows = snapshot.connection().query(sql, {key});
  if (!rows.next()) return std::nullopt;
  return read(rows);
}

bool same_in_roster(Person const& one, Person const& other) {
  return one.email == other.email && one.name == other.name &&
         one.slack_user_id == other.slack_user_id && one.role == other.role &&
         one.manager_email == other.manager_email && one.start_date == other.start_date &&
         one.timezone == other.timezone && one.is_assessor == other.is_assessor &&
         one.is_enablement == other.is_enablement && one.is_manager == other.is_manager;
}

Value flag(bool on) { return static_cast<std::int64_t>(on ? 1 : 0); }

Value text_or_null(std::string_view text) { return text.empty() ? Value(nullptr) : Value(text); }

}  // namespace

std::optional<Person> person_with_slack_id(Snapshot const& snapshot, std::string_view id) {
  return find(snapshot, by_slack_id, id);
}

std::optional<Person> person_with_id(Snapshot const& snapshot, std::int64_t id) {
  return find(snapshot, by_id, id);
}

std::optional<Person> person_with_email(Snapshot const& snapshot, std::string_view email) {
  return find(snapshot, by_email, email);
}

std::vector<Person> all_people(Snapshot const& snapshot) {
  std::vector<Person> people;
  Rows rows = snapshot.connection().query(everybody);
  while (rows.next()) people.push_back(read(rows));
  return people;
}

std::int64_t count_reports(Snapshot const& snapshot, std::string_view email) {
  return snapshot.connection().integer(reports, {email});
}

Saved save_person(Transaction const& transaction, Person const& person, domain::Instant now) {
  Connection& db = transaction.connection();
  auto const known = find(transaction, by_id, person.id);
  if (!known) {
    db.run(add, {person.email, person.name, text_or_null(person.slack_user_id), person.role,
                 person.manager_email, person.start_date, person.timezone, flag(person.is_assessor),
                 flag(person.is_enablement), flag(person.is_manager), now.ms});
    return Saved::added;
  }
  Person wanted = person;
  if (wanted.slack_user_id.empty()) wanted.slack_user_id = known->slack_user_id;
  if (same_in_roster(wanted, *known)) return Saved::unchanged;
  db.run(change,
         {wanted.id, wanted.email, wanted.name, text_or_null(wanted.slack_user_id), wanted.role,
          wanted.manager_email, wanted.start_date, wanted.timezone, flag(wanted.is_assessor),
          flag(wanted.is_enablement), flag(wanted.is_manager), now.ms});
  return Saved::changed;
}

void link_slack_user(Transaction const& transaction, std::int64_t person, std::string_view slack_id,
                     domain::Instant now) {
  transaction.connection().run(unlink_others, {slack_id, person, now.ms});
  transaction.connection().run(link, {slack_id, person, now.ms});
}

}  // namespace storage
