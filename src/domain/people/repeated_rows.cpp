// Compares what rows say of one person, field by field.
#include "repeated_rows.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::people {
namespace {

bool alike(const std::string& left, const std::string& right) {
  return lower_case(trimmed(left)) == lower_case(trimmed(right));
}

void take_organisation(Verdict& of, const Verdict& from) {
  of.organisation = from.organisation;
  of.organisation_by_alias = from.organisation_by_alias;
  of.new_organisation = from.new_organisation;
  of.new_name = from.new_name;
  of.new_title = from.new_title;
  of.new_kind = from.new_kind;
  of.asked.erase(RowAspect::organisation);
  std::erase_if(of.cells, [](const CellFinding& cell) { return cell.kind == CellFinding::Kind::no_organisation; });
}

}  // namespace

void fill_from_repeats(DelegatePreview& preview) {
  for (auto& verdict : preview.verdicts) {
    if (verdict.kind != VerdictKind::same_as_row) continue;
    auto& first = preview.rows[*verdict.other_row];
    const auto& row = preview.rows[verdict.row];
    std::vector<std::string> taken;
    std::vector<std::string> left;
    const auto look = [&](std::string DelegateRow::* field, const char* name) {
      const auto& said = row.*field;
      if (said.empty() || alike(said, first.*field)) return;
      if ((first.*field).empty()) {
        first.*field = said;
        taken.emplace_back(name);
      } else {
        left.push_back("its " + std::string(name) + " ‘" + said + "’ is not taken");
      }
    };
    look(&DelegateRow::email, "e-mail address");
    look(&DelegateRow::job_title, "job title");
    if (first.organisation.empty() && !row.organisation.empty()) {
      take_organisation(preview.verdicts[*verdict.other_row], verdict);
      first.organisation = row.organisation;
      taken.emplace_back("organisation");
    }
    // A row of the same person asks for nothing by itself.
    std::erase_if(verdict.cells, [&](const CellFinding& cell) {
      return cell.kind == CellFinding::Kind::no_organisation && !first.organisation.empty();
    });
    if (!first.organisation.empty()) verdict.asked.erase(RowAspect::organisation);
    if (!taken.empty()) verdict.reason += "; its " + listed(taken) + (taken.size() == 1 ? " is" : " are") + " taken";
    for (const auto& words : left) verdict.reason += "; " + words;
  }
}

void find_changes(DelegatePreview& preview, const std::unordered_map<std::size_t, std::size_t>& who_of,
                  const std::vector<KnownPerson>& known, Origins& origins, const Decisions& decisions) {
  for (const auto& [at, who] : who_of) {
    auto& verdict = preview.verdicts[at];
    if (verdict.kind != VerdictKind::same_as_known) continue;
    const auto& row = preview.rows[at];
    const auto& person = known[who];
    const auto look = [&](std::string_view field, const std::string& was, const std::string& now) {
      if (!now.empty() && !alike(was, now)) verdict.changes.push_back({field, was, now});
    };
    if (!row.organisation.empty() && origins.of_typed(row.organisation).key != origins.key_of_known(person))
      verdict.changes.push_back({changed_organisation, person.organisation_name,
                                 verdict.new_organisation ? verdict.new_title : origins.name_of(row.organisation)});
    look(changed_email, person.email, row.email);
    look(changed_job, person.job_title, row.job_title);
    if (verdict.changes.empty()) continue;
    verdict.asked.insert(RowAspect::changes);
    verdict.takes_changes = decisions.as_in_file.of(row.line).value_or(false);
  }
}

}  // namespace muster::people
