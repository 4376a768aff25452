// Puts verdicts into words.
#include "preview_words.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using people::VerdictKind;

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

std::string in_quotes(const std::string& text) { return "‘" + text + "’"; }

std::string first_upper(std::string text) {
  text = capitalised(std::move(text));
  return text;
}

std::int64_t newcomers(const StagedDelegates& staged) {
  return signed_size(staged.forecast.preview.people()) - staged.forecast.already_booked;
}

}  // namespace

PlaceNames place_names(const std::vector<people::Region>& regions) {
  PlaceNames names;
  for (const auto& region : regions) {
    for (const auto& place : region.places) names.emplace(place.code, place.name);
  }
  return names;
}

std::string headline(const StagedDelegates& staged) {
  const auto& preview = staged.forecast.preview;
  return counted(signed_size(preview.rows.size()), "row is", "rows are") + " " +
         counted(signed_size(preview.people()), "person", "people");
}

std::string lead(const StagedDelegates& staged, std::size_t unknown) {
  const auto& preview = staged.forecast.preview;
  const auto people = preview.people();
  std::string words;
  if (preview.organisations() > 0) {
    words = (people == 1   ? "They come from "
             : people == 2 ? "Both come from "
                           : "They come from ") +
            counted(signed_size(preview.organisations()), "organisation", "organisations") + ". ";
  }
  if (staged.forecast.already_booked > 0) {
    words += counted(staged.forecast.already_booked, "of them is a delegate", "of them are delegates") + " already. ";
  }
  const auto refused = preview.count(VerdictKind::refused);
  if (unknown > 0) {
    words += unknown == 1 ? "One organisation is not known: say below what it means. "
                          : first_upper(in_words(signed_size(unknown))) +
                                " organisations are not known: say below what they mean. ";
  }
  if (refused > 0) {
    words += counted(signed_size(refused), "row", "rows") + " cannot be imported: mend " +
             (refused == 1 ? "it" : "them") + " in the file, then choose it again. ";
  }
  if (unknown == 0 && refused == 0) words += "Every organisation is recognised, so you can import now. ";
  return words + "Nothing is saved yet.";
}

std::string what_is_missing(const StagedDelegates& staged, std::size_t unknown) {
  const auto refused = staged.forecast.preview.count(VerdictKind::refused);
  std::vector<std::string> missing;
  if (unknown > 0)
    missing.push_back(counted(signed_size(unknown), "organisation is", "organisations are") + " to be decided");
  if (refused > 0) missing.push_back(counted(signed_size(refused), "row is", "rows are") + " to be mended");
  return first_upper(listed(missing)) + " before this list can be imported.";
}

std::string import_label(const StagedDelegates& staged) {
  const auto people = newcomers(staged);
  return people > 0 ? "Import " + counted(people, "person", "people") : "Import the list, nobody is new";
}

std::string_view group_name(RowGroup group) {
  switch (group) {
    case RowGroup::first:
      return "Look at these first";
    case RowGroup::decided:
      return "Decided by you";
    case RowGroup::alias:
      return "Organisation recognised by another name";
    case RowGroup::fresh:
      return "New";
    case RowGroup::known:
      return "Registered already";
  }
  return {};
}

std::string person_name(const people::DelegateRow& row) {
  if (row.first_name.empty() && row.last_name.empty()) return "No name";
  if (row.first_name.empty() || row.last_name.empty()) return row.first_name + row.last_name;
  return row.first_name + " " + row.last_name;
}

std::string rows_in_words(const std::vector<std::size_t>& lines) {
  constexpr std::size_t named = 5;
  std::vector<std::string> words;
  for (std::size_t at = 0; at < std::min(lines.size(), named); ++at) words.push_back(std::to_string(lines[at]));
  if (lines.size() > named) words.push_back(grouped(signed_size(lines.size() - named)) + " more");
  return (lines.size() == 1 ? "In row " : "In rows ") + listed(words);
}

VerdictWords verdict_words(const StagedDelegates& staged, const PreviewRow& row) {
  const auto& verdict = *row.verdict;
  const auto other = [&] { return std::to_string(staged.forecast.preview.rows[*verdict.other_row].line); };
  const auto with_other = [&] { return verdict.other_name + (verdict.reason.empty() ? "" : ": " + verdict.reason); };
  switch (verdict.kind) {
    case VerdictKind::fresh:
      return {"M_NEW", "verdict-good", "New", verdict.reason};
    case VerdictKind::same_as_row:
      return {"M_SAME", "verdict-plain", "Same person as row " + other(), verdict.reason};
    case VerdictKind::same_as_known:
      return {"M_SAME", "verdict-plain", "Same person, registered", verdict.reason};
    case VerdictKind::looks_like_row:
      return {"M_LIKE", "verdict-doubtful", "Looks like row " + other(), with_other()};
    case VerdictKind::looks_like_known:
      return {"M_LIKE", "verdict-doubtful", "Looks like someone registered", with_other()};
    case VerdictKind::unknown_organisation:
      return {"M_UNKNOWN", "verdict-unknown", "Organisation not known", ""};
    case VerdictKind::refused:
      return {"M_WRONG", "verdict-wrong", "To be mended", verdict.reason};
  }
  return {};
}

OrganisationWords organisation_words(const StagedDelegates& staged, const PreviewRow& row, const PlaceNames& places) {
  const auto& verdict = *row.verdict;
  if (!verdict.organisation) {
    return {row.row->organisation, verdict.new_organisation ? "to be added as " + verdict.new_kind : std::string()};
  }
  const auto& organisation = staged.forecast.organisations[*verdict.organisation];
  if (!row.other_name) return {organisation.name, ""};
  std::string note = "from " + in_quotes(row.row->organisation);
  if (organisation.serves.size() > 1) {
    std::vector<std::string> served;
    for (const auto& code : organisation.serves) {
      const auto found = places.find(code);
      served.push_back(found == places.end() ? code : found->second);
    }
    note += served.size() > 4 ? "; serves " + grouped(signed_size(served.size())) + " places"
                              : "; serves " + listed(served);
  }
  return {organisation.name, note};
}

std::optional<RowAction> action_for(const PreviewRow& row) {
  const auto name = row_name(row.row->line);
  if (row.row_decided) return RowAction{name, "", "Decide again"};
  if (row.organisation_decided) return RowAction{row.row->organisation, "", "Decide again"};
  switch (row.verdict->kind) {
    case VerdictKind::looks_like_row:
    case VerdictKind::looks_like_known:
      return RowAction{name, "same person", "Make them one"};
    case VerdictKind::same_as_row:
    case VerdictKind::same_as_known:
      return RowAction{name, "keep both", "Keep both"};
    default:
      return std::nullopt;
  }
}

}  // namespace muster::booking
