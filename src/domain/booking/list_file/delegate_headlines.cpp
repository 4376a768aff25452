// What is said over a judged delegate list: how many people it is, who does not come, what its columns were read as.
#include "delegate_judgement.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::booking {
namespace {

using people::VerdictKind;

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

/// "cancelled or waiting": the states of those whose bookings are not registered.
std::string held_states(const DelegateJudgement& judged) {
  std::string words;
  for (const auto state : states) {
    const bool any = std::any_of(judged.booked.begin(), judged.booked.end(),
                                 [&](const auto& each) { return each.second.state == state; });
    if (any && !is_registered(state)) words += (words.empty() ? "" : " or ") + lower_case(state_label(state));
  }
  return words;
}

/// "2 cancelled, 1 waiting and 1 otherwise".
std::string why_not_taken(const DelegateJudgement& judged) {
  std::map<std::string, std::int64_t> counts;
  std::int64_t others = 0;
  for (const auto& verdict : judged.preview.verdicts) {
    if (verdict.kind != VerdictKind::not_coming) continue;
    if (verdict.reason.find_first_of(";,:‘") == std::string::npos)
      ++counts[verdict.reason];
    else
      ++others;
  }
  std::vector<std::string> words;
  for (const auto& [reason, count] : counts) words.push_back(grouped(count) + " " + reason);
  if (others > 0) words.push_back(grouped(others) + " as decided");
  return listed(words);
}

std::string quoted_names(const tabular::Row& heading, const std::vector<std::size_t>& columns) {
  std::vector<std::string> names;
  for (const auto column : columns) names.push_back("“" + trimmed(heading.at(column)) + "”");
  return listed(names);
}

}  // namespace

std::string headline(const DelegateJudgement& judged) {
  const auto all = signed_size(judged.preview.rows.size());
  if (const auto out = signed_size(judged.preview.count(VerdictKind::not_coming)); out > 0)
    return grouped(all - out) + " of " + counted(all, "row", "rows") + " are " +
           counted(signed_size(judged.preview.people()), "person who comes", "people who come");
  return counted(signed_size(judged.preview.rows.size()), "row is", "rows are") + " " +
         counted(signed_size(judged.preview.people()), "person", "people");
}

std::string lead(const DelegateJudgement& judged) {
  const auto people = judged.preview.people();
  std::string words;
  if (judged.preview.organisations() > 0) {
    words = (people == 2 ? "Both come from " : "They come from ") +
            counted(signed_size(judged.preview.organisations()), "organisation", "organisations") + ". ";
  }
  if (const auto out = signed_size(judged.preview.count(VerdictKind::not_coming)); out > 0)
    words += counted(out, "row is", "rows are") + " not taken in: " + why_not_taken(judged) + ". ";
  if (judged.already_booked > 0) {
    words += counted(judged.already_booked, "of them is registered", "of them are registered") + " already. ";
  }
  if (judged.held_back > 0) {
    words += (judged.held_back == 1 ? "1 of them is not registered but "
                                    : grouped(judged.held_back) + " of them are not registered but ") +
             held_states(judged) + ": the import leaves that as it is. ";
  }
  return words + "Every organisation is recognised, so you can import now.";
}

std::string import_label(const DelegateJudgement& judged) {
  const auto people = signed_size(judged.preview.people()) - judged.already_booked - judged.held_back;
  return people > 0 ? "Import " + counted(people, "person", "people") : "Import the list, nobody is new";
}

std::vector<std::string> remarks(const DelegateJudgement& judged, const tabular::Row& heading) {
  std::vector<std::string> out;
  const auto& columns = judged.columns;
  if (!columns.access_needs.empty())
    out.push_back("Read as access needs: " + quoted_names(heading, columns.access_needs) + ".");
  if (!columns.dietary_needs.empty())
    out.push_back("Read as dietary needs: " + quoted_names(heading, columns.dietary_needs) + ".");
  if (!out.empty()) out.back() += " Needs are kept apart from the list and shown to few.";
  if (!columns.status.empty()) out.push_back("Who comes is read from " + quoted_names(heading, columns.status) + ".");
  std::string left_out;
  for (const auto& name : columns.left_out) left_out += (left_out.empty() ? "“" : ", “") + name + "”";
  if (!left_out.empty()) out.push_back("Columns left out, for Muster has no place for them: " + left_out + ".");
  return out;
}

}  // namespace muster::booking
