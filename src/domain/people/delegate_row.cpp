// Names stay as typed but for outer spaces.

#include "delegate_row.hpp"

#include "sheet_reading.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::people {
namespace {

constexpr std::size_t longest_cell = 200;       // characters; a longer name is a sentence in the wrong column
constexpr std::size_t longest_need = 1000;      // characters; people explain their needs in sentences
constexpr std::size_t longest_email = 254;      // RFC 5321
constexpr std::size_t longest_local_part = 64;  // RFC 5321
constexpr std::array<std::string_view, 22> particles{"van", "von", "de",  "der", "den", "da", "di",  "del",
                                                     "dos", "du",  "la",  "le",  "el",  "al", "bin", "ibn",
                                                     "ben", "ter", "ten", "zu",  "st",  "st."};

bool is_particle(std::string_view word) {
  return std::find(particles.begin(), particles.end(), lower_case(word)) != particles.end();
}

/// Takes the cell without outer spaces and notes whether there were any.
std::string taken(const tabular::Row& cells, std::optional<std::size_t> column, bool& spaces_removed) {
  auto text = cell(cells, column);
  if (column && *column < cells.size() && text.size() != cells[*column].size()) spaces_removed = true;
  return text;
}

/// What several columns tell, each once and on a line of its own.
std::string all_taken(const tabular::Row& cells, const std::vector<std::size_t>& columns) {
  bool ignored = false;
  std::string text;
  for (const auto column : columns) {
    const auto one = taken(cells, column, ignored);
    if (!one.empty() && text.find(one) == std::string::npos) text += (text.empty() ? "" : "\n") + one;
  }
  return text;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x20U || code == 0x7FU;
  });
}

/// Loose on purpose: it catches what no mail system would take, not what one might refuse.
bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > longest_local_part || text.size() > longest_email) return false;
  const auto domain = text.substr(at + 1);
  if (domain.find('@') != std::string_view::npos || domain.find('.') == std::string_view::npos) return false;
  if (domain.front() == '.' || domain.back() == '.' || domain.front() == '-') return false;
  if (text.find("..") != std::string_view::npos || text.front() == '.' || text[at - 1] == '.') return false;
  return !has_control(text) && text.find_first_of(" ,;:<>()[]\"\\") == std::string_view::npos;
}

/// Needs may have several lines; beyond that only their length is looked at, and the reason never repeats them.
std::string why_need_refused(const std::string& text, const std::string& what) {
  if (!is_valid_text(text)) return what + " are not UTF-8";
  if (text.size() <= longest_need || character_count(text) <= longest_need) return {};
  return what + " have more than " + std::to_string(longest_need) + " characters";
}

std::string why_cell_refused(const std::string& text, const std::string& what) {
  if (text.empty()) return {};
  if (!is_valid_text(text)) return "the " + what + " is not UTF-8";
  if (has_control(text)) return "the " + what + " holds a line break or another control character";
  if (text.size() > longest_cell && character_count(text) > longest_cell) {
    return "the " + what + " has more than " + std::to_string(longest_cell) + " characters";
  }
  return {};
}

}  // namespace

void split_name(std::string_view full, std::string& first, std::string& last) {
  if (const auto comma = full.find(','); comma != std::string_view::npos) {
    last = trimmed(full.substr(0, comma));
    first = trimmed(full.substr(comma + 1));
    return;
  }
  auto cut = full.rfind(' ');
  while (cut != std::string_view::npos && cut > 0) {
    const auto before = full.rfind(' ', cut - 1);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    const auto word = full.substr(begin, cut - begin);
    if (begin == 0 || (!word.empty() && !is_particle(word))) break;
    cut = before;
  }
  if (cut == std::string_view::npos) {
    first.clear();
    last = trimmed(full);
    return;
  }
  first = trimmed(full.substr(0, cut));
  last = trimmed(full.substr(cut + 1));
}

DelegateRow read_row(const tabular::Row& cells, std::size_t line, const DelegateColumns& columns) {
  DelegateRow row;
  row.line = line;
  if (columns.full_name) {
    split_name(taken(cells, columns.full_name, row.spaces_removed), row.first_name, row.last_name);
  } else {
    row.first_name = taken(cells, columns.first_name, row.spaces_removed);
    row.last_name = taken(cells, columns.last_name, row.spaces_removed);
  }
  row.organisation = taken(cells, columns.organisation, row.spaces_removed);
  row.email = taken(cells, columns.email, row.spaces_removed);
  row.job_title = taken(cells, columns.job_title, row.spaces_removed);
  row.access_needs = all_taken(cells, columns.access_needs);
  row.dietary_needs = all_taken(cells, columns.dietary_needs);
  // Microsoft Forms writes this word where it does not know who answered.
  if (row.email == "anonymous") row.email.clear();
  return row;
}

Refusal refusal_of(const DelegateRow& row, const DelegateColumns& columns) {
  Refusal refusal;
  const auto at = [&](std::optional<std::size_t> column) {
    if (column) refusal.columns.push_back(*column);
  };
  const auto at_names = [&] {
    at(columns.first_name);
    at(columns.last_name);
    at(columns.full_name);
  };
  if (row.first_name.empty() && row.last_name.empty()) {
    at_names();
    refusal.reason = "there is no name";
  } else if (folded_name(row.first_name).empty() && folded_name(row.last_name).empty()) {
    at_names();
    refusal.reason = "the name has no letter in it";
  } else if (row.organisation.empty()) {
    at(columns.organisation);
    refusal.reason = "there is no organisation";
  } else if (folded_name(row.organisation).empty()) {
    at(columns.organisation);
    refusal.reason = "the organisation has no letter in it";
  } else {
    struct Cell {
      const std::string& text;
      const char* what;
      std::optional<std::size_t> column;
    };
    for (const auto& cell :
         {Cell{row.first_name, "first name", columns.full_name ? columns.full_name : columns.first_name},
          Cell{row.last_name, "surname", columns.full_name ? columns.full_name : columns.last_name},
          Cell{row.organisation, "organisation", columns.organisation},
          Cell{row.job_title, "job title", columns.job_title}, Cell{row.email, "e-mail address", columns.email}}) {
      refusal.reason = why_cell_refused(cell.text, cell.what);
      if (refusal.reason.empty()) continue;
      at(cell.column);
      return refusal;
    }
    refusal.reason = why_need_refused(row.access_needs, "the access needs");
    if (!refusal.reason.empty()) {
      refusal.columns = columns.access_needs;
      return refusal;
    }
    refusal.reason = why_need_refused(row.dietary_needs, "the dietary requirements");
    if (!refusal.reason.empty()) {
      refusal.columns = columns.dietary_needs;
      return refusal;
    }
    if (!row.email.empty() && !is_email(row.email)) {
      at(columns.email);
      refusal.reason = "\"" + row.email + "\" is not an e-mail address; correct it or leave the cell empty";
    }
  }
  return refusal;
}

}  // namespace muster::people
