// Reading and writing question versions.
#include "storage/question_rows.hpp"

#include <algorithm>
#include <array>

namespace storage {
namespace {

using domain::AnswerChoice;
using domain::Question;
using domain::QuestionKind;
using domain::Text;
using domain::TextFormat;

constexpr Sql find_version{
    "question_version",
    "SELECT kind, own_id, tags, title, category, stem, stem_format, stem_shown, blank_at, general, "
    "general_format, general_shown, line FROM question_version WHERE id = $1"};

constexpr Sql find_answers{
    "question_answers",
    "SELECT text, text_format, text_shown, fraction, feedback, feedback_format, feedback_shown, "
    "match, low, high FROM question_answer WHERE version = $1 ORDER BY ordinal"};

constexpr Sql add{
    "add_question_version",
    "INSERT INTO question_version (question, topic, kind, own_id, tags, title, category, stem, "
    "stem_format, stem_shown, blank_at, general, general_format, general_shown, line, made_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"};

constexpr Sql add_answer{
    "add_question_answer",
    "INSERT INTO question_answer (version, ordinal, text, text_format, text_shown, fraction, "
    "feedback, feedback_format, feedback_shown, match, low, high) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};

// In the order of the enumerations.
constexpr std::array<std::string_view, 8> kinds = {"single_choice", "multiple_choice", "true_false",
                                                   "short_answer",  "numerical",       "matching",
                                                   "essay",         "description"};
constexpr std::array<std::string_view, 4> formats = {"automatic", "plain", "html", "markdown"};

template <class Enum, std::size_t count>
Enum from_name(std::array<std::string_view, count> const& names, std::string const& name) {
  auto const found = std::ranges::find(names, name);
  if (found == names.end()) throw DatabaseError("unknown word in a question: " + name);
  return static_cast<Enum>(found - names.begin());
}

std::string_view name_of(QuestionKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::string_view name_of(TextFormat format) { return formats.at(static_cast<std::size_t>(format)); }

Text read_text(Rows const& rows, int first) {
  return {rows.text(first), from_name<TextFormat>(formats, rows.text(first + 1)),
          rows.text(first + 2)};
}

std::string join(std::vector<std::string> const& lines) {
  std::string text;
  for (std::string const& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::vector<std::string> split(std::string const& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

AnswerChoice read_answer(Rows const& rows) {
  AnswerChoice it;
  it.text = read_text(rows, 0);
  it.fraction = rows.real(3);
  it.feedback = read_text(rows, 4);
  it.match = rows.text(7);
  auto const low = rows.optional_real(8);
  auto const high = rows.optional_real(9);
  if (low && high) it.range = domain::NumberRange{*low, *high};
  return it;
}

}  // namespace

std::optional<Question> load_version(Connection& connection, std::int64_t version) {
  Question it;
  {
    Rows rows = connection.query(find_version, {version});
    if (!rows.next()) return std::nullopt;
    it.kind = from_name<QuestionKind>(kinds, rows.text(0));
    it.id = rows.text(1);
    it.tags = split(rows.text(2));
    it.title = rows.text(3);
    it.category = rows.text(4);
    it.stem = read_text(rows, 5);
    if (auto const at = rows.optional_integer(8)) it.blank_at = static_cast<std::size_t>(*at);
    it.general_feedback = read_text(rows, 9);
    it.line = static_cast<int>(rows.integer(12));
  }
  Rows rows = connection.query(find_answers, {version});
  while (rows.next()) it.answers.push_back(read_answer(rows));
  return it;
}

std::int64_t add_version(Connection& connection, std::int64_t question,
                         StatedQuestion const& stated, domain::Instant now) {
  Question const& it = stated.question;
  Value const blank = it.blank_at ? Value(static_cast<std::int64_t>(*it.blank_at)) : Value(nullptr);
  std::string const tags = join(it.tags);
  connection.run(add, {question, stated.topic, name_of(it.kind), it.id, tags, it.title, it.category,
                       it.stem.source, name_of(it.stem.format), it.stem.shown, blank,
                       it.general_feedback.source, name_of(it.general_feedback.format),
                       it.general_feedback.shown, std::int64_t{it.line}, now.ms});
  std::int64_t const version = connection.last_insert_id();
  std::int64_t ordinal = 0;
  for (AnswerChoice const& answer : it.answers) {
    Value const low = answer.range ? Value(answer.range->low) : Value(nullptr);
    Value const high = answer.range ? Value(answer.range->high) : Value(nullptr);
    connection.run(add_answer, {version, ordinal++, answer.text.source, name_of(answer.text.format),
                                answer.text.shown, answer.fraction, answer.feedback.source,
                                name_of(answer.feedback.format), answer.feedback.shown,
                                answer.match, low, high});
  }
  return version;
}

}  // namespace storage
