// Options by their labels, with what was written on their lines; texts as they were typed.
#include <muster/domain/asking/answer_words.hpp>

#include <algorithm>

namespace muster::asking {
namespace {

/// What was written on the line of `option`; a question with one such line does not say whose it is.
std::string written_on(const forms::Option& option, const forms::Answer& answer) {
  if (!option.write_in) return {};
  if (answer.written_in.empty()) return answer.texts.empty() ? std::string() : answer.texts.front();
  const auto found = std::find(answer.written_in.begin(), answer.written_in.end(), option.code);
  const auto at = static_cast<std::size_t>(found - answer.written_in.begin());
  return at < answer.texts.size() ? answer.texts[at] : std::string();
}

}  // namespace

std::vector<std::string> answer_in_words(const forms::Question& question, const forms::Answer& answer) {
  std::vector<std::string> lines;
  if (!question.has_options()) {
    for (const auto& text : answer.texts) lines.push_back(question.unit.empty() ? text : text + " " + question.unit);
    return lines;
  }
  for (const auto& code : answer.codes) {
    const auto* option = question.option(code);
    if (option == nullptr) continue;
    auto line = question.kind == forms::QuestionKind::ranking ? std::to_string(lines.size() + 1) + ". " : std::string();
    line += option->label;
    if (const auto written = written_on(*option, answer); !written.empty()) line += ": " + written;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace muster::asking
