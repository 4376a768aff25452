// What is said about the columns of a delegate list: the program it comes from, and which columns were not read, and
// why.
#include "delegate_judgement.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <set>

namespace muster::booking {
namespace {

std::vector<std::string> unknown_places(const DelegateJudgement& judged) {
  constexpr std::size_t most = 5;
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const auto& row : judged.preview.rows) {
    const auto folded = folded_name(row.place);
    if (folded.empty() || judged.place_of.contains(folded) || !seen.insert(folded).second) continue;
    if (seen.size() <= most) names.push_back("“" + row.place + "”");
  }
  if (seen.size() > most) names.push_back(counted(static_cast<std::int64_t>(seen.size() - most), "other", "others"));
  return names;
}

}  // namespace

std::vector<std::string> column_remarks(const DelegateJudgement& judged, const tabular::Row& heading) {
  std::vector<std::string> out;
  const auto& columns = judged.columns;
  const auto name = [&](std::size_t column) { return "“" + trimmed(heading.at(column)) + "”"; };
  if (!columns.program.empty()) out.push_back("Read as a list from " + columns.program + ".");
  if (columns.no_organisations) out.emplace_back("No column holds organisations: everybody is taken without one.");
  if (columns.place)
    out.push_back("Places are read from " + name(*columns.place) + ", organisations from " +
                  name(*columns.organisation) + ".");
  if (const auto unknown = unknown_places(judged); !unknown.empty())
    out.push_back("Places that nobody knows, and that are left empty: " + listed(unknown) + ".");
  for (const auto& near : columns.proposals)
    out.push_back(name(near.column) + " may hold this: " + lower_case(people::field_label(near.field)) +
                  ". It is not read until somebody says so.");
  for (const auto& other : columns.passed_over)
    out.push_back(name(other.column) + " is not read, for " + name(other.taken) +
                  (other.of_others ? " is about whoever comes."
                                   : " holds this too: " + lower_case(people::field_label(other.field)) + "."));
  return out;
}

}  // namespace muster::booking
