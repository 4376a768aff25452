// Any bytes as a report's definition, over the example summit: refused with places, or a document that every writer
// takes.
#include "domain/figures/example.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/document/writers.hpp>

#include <cstdint>
#include <string>
#include <variant>

#include "list_holds.hpp"

using muster::fuzz::require;

namespace {

/// Pictures are drawn by Cairo, which is not what is tried here and takes most of the time.
bool has_pictures(const std::vector<muster::document::Block>& blocks) {
  using namespace muster::document;
  for (const auto& block : blocks) {
    if (std::holds_alternative<FigureBlock>(block.content)) return true;
    if (const auto* table = std::get_if<TableBlock>(&block.content))
      if (!table->bars.empty() || !table->marks.empty()) return true;
    if (const auto* pair = std::get_if<Pair>(&block.content))
      if (has_pictures(pair->left) || has_pictures(pair->right)) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto summary = example::summary_of(example::summit());
  const std::string definition(reinterpret_cast<const char*>(data), size);
  const auto built = muster::report::build_document(definition, "fuzz.report", summary);
  if (!built.ok()) {
    require(!built.error().message.empty());
    for (const auto& diagnostic : built.error().diagnostics) (void)muster::render(diagnostic, definition);
    return 0;
  }
  require(muster::is_valid_text(muster::document::to_markdown(*built)));
  require(muster::is_valid_text(muster::document::to_html(*built, muster::document::HtmlExtent::page)));
  if (!has_pictures(built->blocks)) require(muster::document::to_docx(*built).ok());
  return 0;
}
