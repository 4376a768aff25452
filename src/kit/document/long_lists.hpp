#pragma once
// What a printed report leaves out of long lists: nobody turns over a thousand pages, and the workbook has them whole.

#include <muster/kit/document/document.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::document {

/// How many rows or items of so many are printed: all, or the first few hundred.
[[nodiscard]] std::size_t printed_of(const BulletList& list);
[[nodiscard]] std::size_t printed_of(const TableBlock& table);

/// How many paragraphs of small print stand together from `at` on, where they are enough for two columns; else 0.
[[nodiscard]] std::size_t small_print_at(const std::vector<Block>& blocks, std::size_t at);

/// "These are the first 200 of 12,345. The report as XLSX has all of them." Empty where all are printed.
[[nodiscard]] std::string cut_note(std::size_t printed, std::size_t all);

}  // namespace muster::document
