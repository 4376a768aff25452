// A list says of which question it is in every format: a sheet of a workbook has no heading above it, and behind a
// breakdown the nearest heading is another's.
#include "list_base.hpp"

#include <muster/kit/base/utf8.hpp>

#include <string_view>
#include <utility>

namespace muster::report {
namespace {

std::string without_end(std::string_view text) {
  auto out = trimmed(text);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

void drop(std::vector<document::Block>& blocks, std::string& heading) {
  for (auto& block : blocks) {
    if (const auto* above = std::get_if<document::Heading>(&block.content)) {
      heading = without_end(above->text);
    } else if (auto* note = std::get_if<document::Paragraph>(&block.content)) {
      auto& runs = note->text;
      if (note->look == document::Paragraph::Look::note && runs.size() > 1 && runs.front().strong &&
          without_end(runs.front().text) == heading)
        runs.erase(runs.begin());
    } else if (auto* pair = std::get_if<document::Pair>(&block.content)) {
      drop(pair->left, heading);
      drop(pair->right, heading);
    }
  }
}

}  // namespace

document::Block list_base(const figures::QuestionFigures& question, std::string base) {
  auto label = question.full_label();
  label += label.empty() || std::string_view(".?!").find(label.back()) == std::string_view::npos ? ". " : " ";
  return {document::Paragraph{{{std::move(label), true, false, {}}, {std::move(base), false, false, {}}},
                              document::Paragraph::Look::note}};
}

void drop_labels_said_above(std::vector<document::Block>& blocks) {
  std::string heading;
  drop(blocks, heading);
}

}  // namespace muster::report
