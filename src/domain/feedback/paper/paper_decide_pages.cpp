// Where two typings of a sheet differ: which is right, or what stands on the sheet where neither is.
#include "paper_form_pages.hpp"
#include "pile_pages.hpp"

#include <muster/domain/feedback/paper_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <utility>
#include <vector>

namespace muster::feedback {
namespace {

using web::Reply;
using web::Request;

/// Which of two typings is right.
enum class Right { first, second, neither };

/// One difference on the page: the choice, and where neither is right what stands on the sheet.
struct Deciding {
  std::string question;
  web::Field<Right> choice;
  std::vector<std::pair<EntryField, web::Field<std::string>>> anew;
};

std::vector<Deciding> deciding(web::Form& form, const forms::Form& asked, const PaperSheet& sheet) {
  const auto fields = entry_fields(asked);
  std::vector<Deciding> all;
  for (const auto& differing : sheet_differences(asked, sheet.answers, *sheet.second)) {
    auto& one = all.emplace_back(
        Deciding{differing.question,
                 form.radios<Right>(differing.question, differing.number + " " + differing.label,
                                    {{Right::first, "first", differing.first, "Typed first"},
                                     {Right::second, "second", differing.second, "Typed second"},
                                     {Right::neither, "neither", "Neither: I type what stands on the sheet", {}}})
                     .missing("Question " + differing.number + ": say which is right. Look at the sheet"),
                 {}});
    for (const auto& field : fields) {
      if (field.question != differing.question) continue;
      const auto label =
          "On the sheet, where neither is right" + (field.write_in_key.empty() ? std::string() : ": " + field.label);
      one.anew.emplace_back(field, sheet_field(form, field, field.name + "-anew", label));
    }
  }
  return all;
}

/// What was decided; where neither is right and nothing is typed, that is refused.
SheetDecision decision_of(const std::vector<Deciding>& all) {
  SheetDecision decision;
  for (const auto& one : all) {
    if (*one.choice == Right::second) decision.second_is_right.insert(one.question);
    if (*one.choice != Right::neither) continue;
    decision.typed_anew.insert(one.question);
    bool any = false;
    for (const auto& [field, typed] : one.anew) {
      any = any || !(*typed).empty();
      decision.typed[field.name] = *typed;
    }
    if (!any)
      one.anew.front().second.refuse("Question " + one.anew.front().first.number +
                                     ": type what stands on the sheet, or - where it is blank");
  }
  return decision;
}

/// What of the decision cannot be kept, or is asked of nobody who answered so.
void tell_undecided(web::Form& form, const std::vector<Deciding>& differences, const forms::Form& asked,
                    const SheetEntry& entry) {
  for (const auto& error : entry.errors) {
    for (const auto& one : differences) {
      if (one.question == error.question)
        one.anew.front().second.refuse("Question " + one.anew.front().first.number + ": " + error.message);
    }
  }
  if (entry.unasked.empty()) return;
  form.when_refused("The sheet is not decided yet",
                    "Decide otherwise, or keep the answers without what is not counted.");
  form.refuse(bad_input(unasked_in_words(asked, entry.unasked)));
  form.button(without_button(
      entry.unasked, entry.unasked.size() == 1 ? "Keep these answers without it" : "Keep these answers without them"));
}

}  // namespace

Reply decide_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(of, request, asked_pile(context, request));
  const auto number = sheet_number(request);
  const PaperSheet* sheet = nullptr;
  if (of.pile) {
    for (const auto& each : of.pile->waiting) {
      if (each.number == number) sheet = &each;
    }
  }
  if (!of.is_open() || sheet == nullptr || !sheet->second) {
    if (request.method != web::Method::post) return web::redirect(of.here());
    if (!of.is_open()) return closed_page(request, of);
    return site::error_page(request, conflict("Sheet " + grouped(number) +
                                              " waits for no decision any more: somebody decided it meanwhile, took it "
                                              "back, or added it to the answers."));
  }
  web::Form form = web::Form(request, of.here("/" + std::to_string(number) + "/decide"))
                       .look("form decide")
                       .button("Keep these answers")
                       .way_out("Decide later", of.here());
  const auto differences = deciding(form, *of.round.form, *sheet);
  if (form.read()) {
    const auto decision = decision_of(differences);
    if (!form.refused()) {
      const auto settled = settle_sheet(context.database, context.organiser(request), of.event.slug, number, decision,
                                        agreed_unasked(request));
      if (settled.ok() && settled->errors.empty() && settled->unasked.empty())
        return web::redirect(of.here("?decided=" + std::to_string(number)));
      if (!settled.ok()) form.refuse(settled.error());
      if (settled.ok()) tell_undecided(form, differences, *of.round.form, *settled);
    }
  }
  return pile_page(
      context, request, of,
      {"Decide a sheet",
       "Sheet " + grouped(number) + " was typed in two ways",
       "Look at the sheet and say which is right.",
       {},
       false,
       "Press 1 where the first typing is right, 2 where the second is, 3 where neither is; Enter keeps the "
       "answers."},
      form);
}

}  // namespace muster::feedback
