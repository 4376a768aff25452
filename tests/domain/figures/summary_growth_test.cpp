// A summary of many answers, and of long ones, is counted in a time like what was answered.
#include "domain/figures/example.hpp"
#include "support/catch.hpp"
#include "support/growth.hpp"

#include <muster/domain/figures/free_text.hpp>

using namespace muster;
using namespace muster::figures;
using growth::fault_of;
using growth::numbered;

namespace {

constexpr std::size_t first = 4 << 10;
constexpr std::size_t largest_first = 16 << 10;

/// As many answers as there are pieces of so many bytes, each of them the example's with that text.
SummaryInput answered(const std::string& text, std::size_t bytes) {
  auto input = example::summit();
  const auto like = input.answers;
  input.answers.clear();
  for (std::size_t at = 0; at < text.size(); at += bytes) {
    auto answers = like[input.answers.size() % like.size()];
    for (auto& [code, answer] : answers)
      if (!answer.texts.empty()) answer.texts = {text.substr(at, bytes)};
    input.answers.push_back(std::move(answers));
  }
  input.responses = static_cast<std::int64_t>(input.answers.size());
  return input;
}

}  // namespace

TEST_CASE("a summary costs as much as there are answers, for everybody and for a group") {
  for (const std::string piece : {"fun ", "word# ", "not good. ", "no", ", "}) {
    CAPTURE(piece);
    CHECK(fault_of(
              numbered(piece), [](const std::string& text) { (void)to_json(example::summary_of(answered(text, 32))); },
              first, largest_first) == "");
    CHECK(fault_of(
              numbered(piece),
              [](const std::string& text) {
                auto input = answered(text, 32);
                input.by_reader = true;
                input.where = "helpful = helpful";
                (void)summarise(input);
              },
              first, largest_first) == "");
  }
}

TEST_CASE("a filter and a text of any length cost as much as they are long") {
  for (const std::string piece : {"a", "helpful = helpful or ", "(", "no ", "\"", "é"}) {
    CAPTURE(piece);
    CHECK(fault_of(growth::repeated(piece), [](const std::string& text) {
            auto input = example::summit();
            input.by_reader = true;
            input.where = text;
            (void)summarise(input);
          }) == "");
    CHECK(fault_of(growth::repeated(piece),
                   [](const std::string& text) { (void)TextList{text, text + "a", text}.cleaned(); }) == "");
    CHECK(fault_of(growth::repeated(piece), [](const std::string& text) { (void)says_nothing(text); }) == "");
  }
}
