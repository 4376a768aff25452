// A form of 200 questions, each with its picture, fits; what no reader would turn over to does not.
#include "report_size.hpp"

#include <muster/domain/report/picture.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::report {
namespace {

constexpr std::size_t most_pictures = 250;
constexpr std::size_t most_rows = 250'000;  // of tables and lists
constexpr std::size_t kilobyte = 1024;
constexpr std::size_t most_blocks = 5'000;

std::string more_than(std::size_t most, const char* what) {
  return std::string("the report would have more than ") + grouped(static_cast<std::int64_t>(most)) + " " + what;
}

}  // namespace

std::optional<std::string> ReportSize::add(const std::vector<document::Block>& blocks) {
  blocks_ += blocks.size();
  for (const auto& block : blocks) {
    if (std::holds_alternative<document::FigureBlock>(block.content)) ++pictures_;
    if (const auto* table = std::get_if<document::TableBlock>(&block.content)) rows_ += table->rows.size();
    if (const auto* image = std::get_if<document::ImageBlock>(&block.content)) image_bytes_ += image->bytes.size();
    if (const auto* list = std::get_if<document::BulletList>(&block.content)) rows_ += list->items.size();
  }
  if (pictures_ > most_pictures) return more_than(most_pictures, "pictures");
  if (rows_ > most_rows) return more_than(most_rows, "rows of tables and lists");
  if (image_bytes_ > most_picture_bytes)
    return "the pictures of the report would have more than " +
           grouped(static_cast<std::int64_t>(most_picture_bytes / kilobyte)) + " kB together";
  if (blocks_ > most_blocks) return more_than(most_blocks, "paragraphs, headings and pictures");
  return std::nullopt;
}

}  // namespace muster::report
