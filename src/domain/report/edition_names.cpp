// A reference is a cell of its own: a letter for private use that no name holds, S or F, and six digits.
#include "edition_names.hpp"

#include <muster/domain/figures/tables.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/document/kept_document.hpp>

#include <map>
#include <optional>
#include <string_view>

namespace muster::report {
namespace {

constexpr std::string_view mark = reference_mark;
constexpr char surname = 'S';
constexpr char first_name = 'F';
constexpr std::size_t digits = 6;

/// Padded, so that references sorted as texts stand as the names did.
std::string reference(char which, std::size_t number) {
  auto text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return std::string(mark) + which + text;
}

struct Reference {
  char which = surname;
  std::int64_t number = 0;
};

std::optional<Reference> read_reference(std::string_view cell) {
  if (!cell.starts_with(mark) || cell.size() < mark.size() + 1 + digits) return std::nullopt;
  const auto number = parse_integer(cell.substr(mark.size() + 1));
  if (!number) return std::nullopt;
  return Reference{cell[mark.size()], *number};
}

}  // namespace

figures::Summary with_references(const figures::Summary& summary) {
  auto out = summary;
  for (std::size_t at = 0; at < out.delegates.size(); ++at) {
    if (!figures::is_named(out.delegates[at])) continue;
    out.delegates[at].last_name = reference(surname, at);
    out.delegates[at].first_name = reference(first_name, at);
  }
  return out;
}

std::vector<sql::EditionName> names_of(const figures::Summary& summary) {
  std::vector<sql::EditionName> out;
  out.reserve(summary.delegates.size());
  for (std::size_t at = 0; at < summary.delegates.size(); ++at) {
    const auto& delegate = summary.delegates[at];
    if (!figures::is_named(delegate)) continue;
    out.push_back({static_cast<std::int64_t>(at), delegate.person_id, delegate.last_name, delegate.first_name, false});
  }
  return out;
}

void put_names(document::Document& document, const std::vector<sql::EditionName>& names) {
  std::map<std::int64_t, const sql::EditionName*> known;
  for (const auto& name : names) known.emplace(name.reference, &name);
  document::each_cell(document, [&](std::string& cell) {
    const auto found = read_reference(cell);
    if (!found) return;
    const auto name = known.find(found->number);
    const bool gone = name == known.end() || name->second->taken_out;
    if (found->which == surname)
      cell = gone ? name_taken_out : name->second->last_name;
    else
      cell = gone ? "" : name->second->first_name;
  });
}

}  // namespace muster::report
