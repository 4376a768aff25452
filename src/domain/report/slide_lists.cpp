// A slide has room for a few answers: the first of the list, and how many more there are.
#include "block_makers.hpp"

#include <muster/domain/figures/findings.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::report {
namespace {

constexpr std::size_t most_answers = 6;
constexpr std::size_t longest_answer = 320;

std::string text_of(const document::Sentence& sentence) {
  std::string out;
  for (const auto& run : sentence) out += run.text;
  return out;
}

}  // namespace

Blocks list_on_slides(const figures::QuestionFigures& question, const figures::Summary& summary,
                      const document::BulletList& list, const std::string& base) {
  const auto paragraph = [](std::string text, document::Paragraph::Look look) {
    return document::Block{document::Paragraph{{{std::move(text), false, false, {}}}, look}};
  };
  Blocks out;
  // Answers of a question of its own belong to no figure before them; what was written in beside options does.
  const bool beside = !question.options.empty();
  out.push_back(paragraph(base + ".", beside ? document::Paragraph::Look::note : document::Paragraph::Look::body));
  // How many wrote it stands behind what was written, and is no part of it.
  const auto quoted = [](const document::Sentence& item) {
    return "‘" + item.front().text + "’" + text_of({item.begin() + 1, item.end()});
  };
  std::vector<std::string> shown;
  for (const auto& item : list.items) {
    if (shown.size() < most_answers && character_count(text_of(item)) <= longest_answer) shown.push_back(quoted(item));
  }
  // Where every answer is long, the first of them still has a slide, whose letters are then small.
  if (shown.empty() && !list.items.empty()) shown.push_back(quoted(list.items.front()));
  auto of_slide = beside ? base : figures::base_of(question, summary);
  if (shown.size() < list.items.size())
    of_slide += ". " + tell("{shown} of {all} answers stand here, and all of them in the report",
                            {{"shown", grouped(static_cast<std::int64_t>(shown.size()))},
                             {"all", grouped(static_cast<std::int64_t>(list.items.size()))}});
  // The question is what its answers speak to: how many wrote something is no headline.
  const auto label = question.full_label();
  const bool ends = label.ends_with('?') || label.ends_with('.');
  const auto finding = beside ? tell("Written in beside the options") + ". " + label
                              : label + (ends ? " " : ". ") + figures::finding_of(question, summary);
  for (auto& text : shown) {
    auto block = paragraph(std::move(text), document::Paragraph::Look::quotation);
    std::get<document::Paragraph>(block.content).quoted = {finding, {}, of_slide};
    out.push_back(std::move(block));
  }
  return out;
}

}  // namespace muster::report
