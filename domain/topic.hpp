// What a question covers: an objective of a course, an element of a use-case training, or the
// whole.
#pragma once

#include <string>
#include <string_view>

#include "domain/catalogue.hpp"
#include "domain/question.hpp"

namespace domain {

// A topic is one text: "objective:17" (the objective's id, which outlives rewording), "element:…"
// (the slug of its name), "course:sal-1" for what names neither, "" in an exam's bank.
struct TopicReading {
  std::string topic;
  std::string
      problem;  // not empty: what is wrong with the question's tags, and what would be right
};

// By the question's tags: "objective:2" is the second objective of the bank's course,
// "objective:3.2" the second of course 3 of the exam's certification, "element:market-overview" an
// element of the training.
TopicReading topic_of(Catalogue const& catalogue, std::string_view bank, Question const& question);

struct TopicPlace {
  std::string name;  // the objective's text, the element's name, the course's name
  std::string url;   // where to read about it; may be empty
  Course const* course = nullptr;
};

TopicPlace place_of_topic(Catalogue const& catalogue, std::string_view bank,
                          std::string_view topic);

// "sal-exam" is the bank of certification "sal"; empty for any other bank.
std::string_view certification_of_exam(std::string_view bank);
std::string exam_of(std::string_view certification);

}  // namespace domain
