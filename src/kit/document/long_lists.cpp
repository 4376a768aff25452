// One law for every format that is read page by page.
#include "long_lists.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::document {
namespace {

constexpr std::size_t most_items = 200;
constexpr std::size_t most_rows = 1000;
/// A list that is a little too long is printed whole: what is cut must be worth a sentence.
constexpr std::size_t slack = 50;

std::size_t printed(std::size_t all, std::size_t most) { return all <= most + slack ? all : most; }

}  // namespace

std::size_t printed_of(const BulletList& list) { return printed(list.items.size(), most_items); }
std::size_t printed_of(const TableBlock& table) { return printed(table.rows.size(), most_rows); }

std::string cut_note(std::size_t printed, std::size_t all) {
  if (printed >= all) return {};
  return "These are the first " + grouped(static_cast<std::int64_t>(printed)) + " of " +
         grouped(static_cast<std::int64_t>(all)) + ". The report as XLSX has all of them.";
}

}  // namespace muster::document
