// The words of two groups of people in answer to one question: parents beside professionals.
#include "compared_words_pages.hpp"
#include "context_pages.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/filter_errors.hpp>
#include <muster/domain/figures/group_words_service.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

#include <algorithm>

namespace muster::words {
namespace {

using figures::GroupChoice;
using web::Reply;
using web::Request;
using web::View;
using Choices = std::vector<web::Choice<std::string>>;

constexpr std::size_t most_letters = 60;

/// What an address may ask for; pickers write the conditions.
constexpr const char* group = "group";
constexpr const char* other_group = "other";
constexpr const char* where = "where";
constexpr const char* beside = "beside";

figures::GroupsWanted wanted_of(const Request& request) {
  return {request.query.get("first"), trimmed(request.query.get(where)), trimmed(request.query.get(beside))};
}

struct GroupsForm {
  web::Form form;

  GroupsForm(const Request& request, const std::string& path, const std::vector<WordQuestion>& questions,
             const std::vector<GroupChoice>& groups, const figures::GroupsWanted& wanted)
      : form(web::Form::asking(request, path)) {
    (void)form.select("first", "Words of", web::choices(questions, &WordQuestion::code, &WordQuestion::label))
        .begins(wanted.question);
    const auto offered = [&](const char* nothing) {
      Choices out{{"", "", nothing, ""}};
      for (const auto& each : groups)
        out.push_back({each.where, each.where, each.label, figures::short_label(each.cut, most_letters)});
      return out;
    };
    const auto known = [&](const std::string& condition) {
      return std::any_of(groups.begin(), groups.end(), [&](const auto& each) { return each.where == condition; });
    };
    const bool first_known = known(wanted.where);
    const bool second_known = known(wanted.beside);
    if (!groups.empty())
      (void)form.select(group, "People", offered("As written below"))
          .optional()
          .begins(first_known ? wanted.where : std::string());
    (void)form.text(where, groups.empty() ? "People with" : "Or people with")
        .plain()
        .hint("A question, a sign and an answer, by their codes.")
        .optional()
        .begins(first_known ? std::string() : wanted.where);
    if (!groups.empty())
      (void)form.select(other_group, "Beside", offered("Everybody else, or as written below"))
          .optional()
          .begins(second_known ? wanted.beside : std::string());
    (void)form.text(beside, groups.empty() ? "Beside people with" : "Or beside people with")
        .plain()
        .hint("Nothing: everybody else.")
        .optional()
        .begins(second_known ? std::string() : wanted.beside);
    form.key("groups").button({.words = "Compare these groups", .look = web::Button::Look::second});
  }
};

std::string address_of(const std::string& path, const figures::GroupsWanted& wanted) {
  return path + "?first=" + percent_encoded(wanted.question) + "&where=" + percent_encoded(wanted.where) +
         (wanted.beside.empty() ? std::string() : "&beside=" + percent_encoded(wanted.beside));
}

std::string side_name(const std::string& printed, const std::string& condition,
                      const std::vector<GroupChoice>& groups) {
  const auto found =
      std::find_if(groups.begin(), groups.end(), [&](const auto& each) { return each.where == condition; });
  if (found != groups.end()) return found->label;
  return condition.empty() ? "Everybody else" : printed;
}

ComparedSides sides_of(const figures::GroupWords& words, const figures::GroupsWanted& wanted,
                       const std::vector<GroupChoice>& groups) {
  ComparedSides out{side_name(words.first, wanted.where, groups), side_name(words.second, wanted.beside, groups),
                    "Two groups of those who answered; nobody stands in both."};
  out.open_form = words.open;
  if (!words.of_blocks) return out;
  out.who +=
      " The form is anonymous: groups are whole, all their people are counted, whether they wrote or not, and "
      "only words stand here that enough people of every group said, and enough did not.";
  out.none = "Nothing to compare: no word was said by enough people of every group to be told of them.";
  return out;
}

}  // namespace

bool asks_groups(const Request& request) {
  for (const auto* name : {where, beside, group, other_group}) {
    if (!request.query.all(name).empty()) return true;
  }
  return false;
}

Result<figures::GroupWords> asked_groups(const PageContext& context, const Request& request) {
  for (const auto* name : {"second", "with"}) {
    if (!request.query.get(name).empty())
      return bad_input(std::string("Two groups are compared in one question of one event: leave out \"") + name +
                       "\", or the groups.")
          .at(name);
  }
  return context.groups->of(request.capture("event"), context.clock.now(), wanted_of(request));
}

Result<std::string> groups_choice(const PageContext& context, const Request& request, const events::Event& event,
                                  const std::string& question) {
  MUSTER_TRY(questions, word_questions(context.database, event.slug));
  MUSTER_TRY(groups, figures::group_choices(context.database, context.summaries, context.clock.now(), event.slug));
  if (questions.empty() || groups.empty()) return std::string();
  return GroupsForm(request, "/events/" + event.slug + "/words-compared", questions, groups, {question, {}, {}})
      .form.shown();
}

Reply groups_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto path = "/events/" + event.slug + "/words-compared";
  auto wanted = wanted_of(request);
  const auto picked = request.query.get(group);
  const auto other = request.query.get(other_group);
  if (!request.query.all(group).empty() || !request.query.all(other_group).empty()) {
    if (!picked.empty()) wanted.where = picked;
    if (!other.empty()) wanted.beside = other;
    return web::redirect(address_of(path, wanted));
  }
  MUSTER_PAGE(questions, request, word_questions(context.database, event.slug));
  MUSTER_PAGE(groups, request,
              figures::group_choices(context.database, context.summaries, context.clock.now(), event.slug));
  GroupsForm form(request, path, questions, groups, wanted);
  const auto words = asked_groups(context, request);
  View view;
  view.set("EVENT_PATH", "/events/" + event.slug);
  if (words.ok()) {
    const auto comparison = compared(*words);
    view.head(headline_of(comparison), "");
    view.show("QUESTION", words->question);
    add_compared(view, comparison, sides_of(*words, wanted, groups));
  } else if (words.error().kind == ErrorKind::bad_input) {
    view.head("Words of two groups of people", "");
    for (auto& sentence : figures::filter_errors(words.error())) {
      auto error = bad_input(std::move(sentence));
      error.field = words.error().field;
      form.form.refuse(error);
    }
  } else {
    return site::error_page(request, words.error());
  }
  view.add("GROUPS").markup("GROUPS_FORM", form.form.shown());
  return site::form_page(request, frame_of(event, "Words of two groups", false), form.form,
                         web::render("domain/words/pages/compared.html", view));
}

}  // namespace muster::words
