#pragma once
// What an edition prints, as one text: what its checksum is of, and what is compared with the edition before.

#include <muster/kit/document/document.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// Words, figures, tables of the workbook and photographs of both settings, less the edition's number and the logo, and
/// with references in place of delegates: the same print, the same text.
[[nodiscard]] std::string print_told(const document::Document& pages, const document::Document& slides);

/// Chapters that came and went, sentences and rows that `now` prints and `before` did not, at most five and how many
/// more: "It prints ‘2025 · 605’, and did not before."; and how many went. Empty where nothing did. Quotations,
/// delegates and what went are not repeated.
[[nodiscard]] std::vector<std::string> print_changes(const document::Document& before, const document::Document& now);

}  // namespace muster::report
