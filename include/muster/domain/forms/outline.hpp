#pragma once
// The parts of a form's text and where each stands, also of a text that is faulty: what cards are made of, and what
// forms/edit.hpp moves about.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

enum class PartKind {
  heading,   ///< what stands above scales and pages: `form` and what goes for all of it
  scale,     ///< a scale that questions share
  page,      ///< a page's line with its introduction and condition
  section,   ///< likewise of a section
  question,  ///< a question or grid with all that belongs to it, and the information above it
  page_end,  ///< `end if` with its thanks
};

struct FormPart {
  PartKind kind = PartKind::heading;
  std::string key;        ///< names the part on a page and in an order: "form", "q-helpful", "page-2", "section-2-1"
  std::string code;       ///< of a question or scale; else empty
  std::string title;      ///< what people read: a label or title; may be empty where the text is faulty
  std::size_t page = 0;   ///< the page it stands on, from 1; 0 above the first
  std::size_t begin = 0;  ///< the first byte of its text, with the notes directly above it
  std::size_t end = 0;    ///< behind its last byte that is no blank; blanks follow up to the next part
};

/// In the order of the text. Empty where the text is none that can be read: too large, or not UTF-8.
[[nodiscard]] std::vector<FormPart> outline(std::string_view text);

/// The part of that key, or nullptr.
[[nodiscard]] const FormPart* part_of(const std::vector<FormPart>& parts, std::string_view key);

/// The part on whose lines that line (from 1) of the text stands, or nullptr.
[[nodiscard]] const FormPart* part_at_line(const std::vector<FormPart>& parts, std::string_view text, std::size_t line);

}  // namespace muster::forms
