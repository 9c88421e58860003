#include "content/aiken.hpp"

#include <cstddef>
#include <utility>

#include "content/encoding.hpp"
#include "content/plain_text.hpp"
#include "content/words.hpp"

namespace content {
namespace {

constexpr std::string_view answer_mark = "answer:";
constexpr std::size_t letters = 26;
constexpr std::size_t most_shown = 40;  // characters of what the author wrote, in a fault

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

class AikenReader {
 public:
  explicit AikenReader(std::string const& file) : file_(file) {}

  QuestionReading read(std::string_view text) {
    for (auto const line : lines_of(text)) {
      ++line_;
      read_line(trim(line));
    }
    abandon();
    return std::move(result_);
  }

 private:
  void read_line(std::string_view line) {
    if (line.empty()) {
      stem_ended_ = true;
    } else if (is_aiken_answer(line)) {
      close(trim(line.substr(answer_mark.size())));
    } else if (is_option(line)) {
      add_option(line[0], trim(line.substr(2)));
    } else {
      add_words(line);
    }
  }

  // Without a space after its mark, as in "B.yes", an option has to be the next one: else "U.S."
  // would be one too.
  bool is_option(std::string_view line) const {
    if (line.size() < 2 || !is_capital(line[0]) || (line[1] != '.' && line[1] != ')')) return false;
    bool const spaced = line.size() == 2 || line[2] == ' ' || line[2] == '\t';
    return spaced || (open_ && line[0] == next_letter());
  }

  char next_letter() const { return static_cast<char>('A' + question_.answers.size()); }

  void add_words(std::string_view line) {
    if (open_ && question_.answers.empty() && !stem_ended_ && !faulty_) {
      stem_ += "\n";
      stem_ += line;
      return;
    }
    torn_at_ = open_ && !question_.answers.empty() ? static_cast<char>(last_letter_ + 1) : '\0';
    abandon();
    open();
    stem_ = line;
  }

  void add_option(char letter, std::string_view words) {
    if (!open_) {
      open();
      fault("an option without a question above it; write the question in the line before it");
    }
    // The words before this one continued an option of the question before: told already.
    if (question_.answers.empty() && letter != 'A' && letter == torn_at_) faulty_ = true;
    if (!faulty_ && letter != next_letter()) {
      fault(std::string("option ") + letter + " stands where " + next_letter() +
            " is next; letter the options A, B, C … without a gap");
    } else if (!faulty_ && words.empty()) {
      fault(std::string("option ") + letter + " has no words; write them in the same line");
    }
    domain::AnswerChoice choice;
    choice.text = plain_text(words);
    if (question_.answers.size() < letters) question_.answers.push_back(std::move(choice));
    last_letter_ = letter;
  }

  void close(std::string_view answer) {
    if (!open_) {
      open();
      fault("an answer without a question above it; write the question and its options before it");
    }
    auto const count = question_.answers.size();
    if (!faulty_ && count < 2) {
      fault("the question of line " + std::to_string(question_.line) +
            " has fewer than two options; write each in a line of its own, as in \"A. yes\"");
    }
    if (auto const right = index_of(answer); right < count) {
      question_.answers[right].fraction = 1;
    } else if (!faulty_) {
      fault("the answer \"" + shortened(answer, most_shown) +
            "\" is not the letter of one option; write one from A to " +
            static_cast<char>(next_letter() - 1));
    }
    if (!faulty_) {
      question_.stem = plain_text(stem_);
      result_.questions.push_back(std::move(question_));
    }
    open_ = false;
    torn_at_ = '\0';
  }

  // "B", "b", "B." and "B) with its words".
  static std::size_t index_of(std::string_view answer) {
    bool const alone = answer.size() == 1;
    bool const marked = answer.size() > 1 && (answer[1] == '.' || answer[1] == ')');
    if (!alone && !marked) return std::string_view::npos;
    char const letter = lower(answer.substr(0, 1))[0];
    return letter >= 'a' && letter <= 'z' ? static_cast<std::size_t>(letter - 'a')
                                          : std::string_view::npos;
  }

  void open() {
    question_ = {};
    question_.line = line_;
    stem_.clear();
    open_ = true;
    faulty_ = stem_ended_ = false;
  }

  // What is open when the next question or the end comes.
  void abandon() {
    if (open_ && !faulty_) {
      bool const bare = question_.answers.empty();
      result_.problems.push_back(
          {file_, question_.line,
           bare ? "words without options below them; write \"A. …\", \"B. …\" and \"ANSWER: A\" "
                  "under a question, and no blank line inside it"
                : "a question without its ANSWER line; write \"ANSWER: A\" below the options, and "
                  "each option in one line"});
    }
    open_ = false;
  }

  void fault(std::string reason) {
    result_.problems.push_back({file_, line_, std::move(reason)});
    faulty_ = true;
  }

  std::string const& file_;
  int line_ = 0;
  bool open_ = false;        // a question has begun and its answer has not come
  bool faulty_ = false;      // and a fault of it is told
  bool stem_ended_ = false;  // by a blank line
  char last_letter_ = '\0';  // of the last option
  char torn_at_ = '\0';      // the option that the abandoned question would have had next
  std::string stem_;
  domain::Question question_;
  QuestionReading result_;
};

}  // namespace

bool is_aiken_answer(std::string_view line) { return begins_with(line, answer_mark); }

QuestionReading read_aiken(std::string const& file, std::string_view text) {
  text = without_byte_order_mark(text);
  if (auto problem = encoding_problem(file, text)) return {{}, {*std::move(problem)}};
  return AikenReader(file).read(text);
}

}  // namespace content
