// The kinds of membership that a programme offers: all of them, and one to be added or changed.
#include "member_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <array>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::array month_names{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};

std::vector<web::Choice<int>> beginnings() {
  std::vector<web::Choice<int>> all{{0, "any", "On the day on which each begins"}};
  for (std::size_t at = 0; at < month_names.size(); ++at)
    all.push_back({static_cast<int>(at) + 1, std::to_string(at + 1), std::string("On 1 ") + month_names.at(at)});
  return all;
}

Outcome check_pounds(const std::string& typed) {
  MUSTER_CHECK(parse_pounds(typed));
  return Success{};
}

struct KindForm {
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name").hint("For example: Organisation.");
  web::Field<Holder> holder =
      form.radios<Holder>("holder", "Who holds it",
                          {{Holder::organisation, "organisation", std::string(holder_label(Holder::organisation))},
                           {Holder::person, "person", std::string(holder_label(Holder::person))}});
  web::Field<std::int64_t> included = form.integer("included", "People whom the price covers").width(4);
  web::Field<std::string> price =
      form.text("price", "Price of a whole period, in pounds").hint("Without VAT.").width(10).check(check_pounds);
  web::Field<std::string> further = form.text("further_price", "Each further person, in pounds")
                                        .hint("0 where there are no further people.")
                                        .width(10)
                                        .check(check_pounds);
  web::Field<std::int64_t> most =
      form.integer("most", "People at most").hint("0: no limit, where further people can be bought.").width(4);
  web::Field<std::int64_t> months = form.integer("months", "Months of a period").width(4);
  web::Field<int> begins = form.select<int>("year_begins", "When a period begins", beginnings());
  web::Field<bool> part_years = form.radios<bool>(
      "part_years", "A first period that is shorter",
      {{true, "yes", "Costs its whole months", "15 June to 31 March has nine; less than a month counts as one."},
       {false, "no", "Costs as much as a whole one"}});
  web::Field<std::int64_t> grace = form.integer("grace_days", "Days of grace after the end")
                                       .hint("Its people are covered still, so that there is time to renew.")
                                       .width(4);
  web::Field<bool> change = form.radios<bool>(
      "may_change_people", "Somebody’s place",
      {{true, "yes", "May pass to somebody else within the period"},
       {false, "no", "Passes to nobody else before the period ends", "A slip can be mended on the day it was made."}});
};

void begin_with(KindForm& wanted, const Kind& kind) {
  if (!kind.name.empty()) (void)wanted.name.begins(kind.name);
  (void)wanted.holder.begins(kind.holder);
  (void)wanted.included.begins(kind.included);
  (void)wanted.price.begins(pounds_typed(kind.price));
  (void)wanted.further.begins(pounds_typed(kind.further_price));
  (void)wanted.most.begins(kind.most);
  (void)wanted.months.begins(kind.months);
  (void)wanted.begins.begins(kind.year_begins);
  (void)wanted.part_years.begins(kind.part_years);
  (void)wanted.grace.begins(kind.grace_days);
  (void)wanted.change.begins(kind.may_change_people);
}

Kind kind_from(const KindForm& wanted, Kind kind) {
  kind.name = *wanted.name;
  kind.holder = *wanted.holder;
  kind.included = *wanted.included;
  kind.price = *parse_pounds(*wanted.price);
  kind.further_price = *parse_pounds(*wanted.further);
  kind.most = *wanted.most;
  kind.months = *wanted.months;
  kind.year_begins = *wanted.begins;
  kind.part_years = *wanted.part_years;
  kind.grace_days = *wanted.grace;
  kind.may_change_people = *wanted.change;
  return kind;
}

Reply edit_kind(const PageContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto* before = id.empty() ? nullptr : book.kind(id);
  if (!id.empty() && before == nullptr)
    return site::error_page(request, not_found("There is no such kind of membership."));
  const auto kinds = home_of(request, "/kinds");
  KindForm wanted{web::Form(request, kinds + "/" + (id.empty() ? "add" : id))
                      .button("Save")
                      .way_out("Leave them as they are", kinds)
                      .when_refused({}, "Nothing was changed.")};
  begin_with(wanted, before == nullptr ? Kind{} : *before);
  if (wanted.form.read()) {
    const auto saved = save_kind(context.database, context.audit(request), request.capture("programme"),
                                 kind_from(wanted, before == nullptr ? Kind{} : *before));
    if (saved.ok()) return web::redirect(kinds + "?done=saved");
    wanted.form.refuse(saved.error());
  }
  View view;
  view.head(before == nullptr ? "Add a kind of membership" : before->name,
            "What was sold already keeps its terms; a renewal takes those of its day.");
  view.set("BACK_PATH", kinds).set("BACK", "Kinds of membership").markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(request, "Kind of membership"), wanted.form,
                         web::render("domain/membership/pages/ask.html", view));
}

std::string price_words(const Kind& kind) {
  auto words = pounds(kind.price);
  if (kind.holder == Holder::organisation)
    words += " for up to " + counted(kind.included, "named person", "named people");
  if (kind.further_price > 0) words += ", each further one " + pounds(kind.further_price);
  return words;
}

std::string rule_words(const Kind& kind) {
  std::string words = kind.year_begins == 0 ? counted(kind.months, "month", "months") + " from the day it begins"
                                            : std::string("Until the day before the next 1 ") +
                                                  month_names.at(static_cast<std::size_t>(kind.year_begins - 1));
  words += kind.part_years ? "; a shorter first period costs its whole months" : "; a shorter first period costs all";
  words += "; " + counted(kind.grace_days, "day", "days") + " of grace";
  words += kind.may_change_people ? "; places may pass on." : "; not transferable.";
  return words;
}

Reply kinds_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto here = home_of(request, "/kinds");
  View view;
  view.head("Kinds of membership", "What you offer, and on which terms.");
  view.set("BACK_PATH", home_of(request)).set("ADD_PATH", here + "/add");
  const auto done = request.query.get("done");
  view.show("DONE", done == "saved" ? "The kind is saved."
                    : done == "example"
                        ? "The kinds of the example are added. Change what you need before you sell one."
                    : done == "retire" ? "It is sold no more. Memberships of this kind run on."
                    : done == "sell"   ? "It is sold again."
                                       : "");
  if (book.kinds.empty()) {
    view.add("EMPTY").markup("EXAMPLE_FORM",
                             web::Form(request, here + "/example").look("").button("Begin with the example").shown());
  }
  for (const auto& kind : book.kinds) {
    auto& row = view.add("KIND", kind.name).set("KIND_PATH", here + "/" + kind.id);
    row.set("PRICE", price_words(kind)).set("RULES", rule_words(kind));
    row.show_if(kind.retired, "RETIRED");
    row.markup("RETIRE_FORM",
               web::Form(request, here + "/" + kind.id + "/" + (kind.retired ? "sell" : "retire"))
                   .look("")
                   .button({kind.retired ? "Sell again" : "Sell no more", kind.name, web::Button::Look::link})
                   .shown());
  }
  return site::desk_page(request, frame_of(request, "Kinds of membership"),
                         web::render("domain/membership/pages/kinds.html", view));
}

}  // namespace

void add_kind_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/programmes/{programme}/memberships/kinds";
  router.get(here, right, [context](const Request& request) { return kinds_page(context, request); });
  const auto add = [context](const Request& request) { return edit_kind(context, request, {}); };
  router.form(here + "/add", right, add);
  const auto change = [context](const Request& request) {
    return edit_kind(context, request, request.capture("kind"));
  };
  router.form(here + "/{kind}", right, change);
  router.post(here + "/example", right, [context](const Request& request) -> Reply {
    MUSTER_PAGE(done, request,
                add_example_kinds(context.database, context.audit(request), request.capture("programme")));
    (void)done;
    return web::redirect(home_of(request, "/kinds?done=example"));
  });
  for (const bool retired : {true, false})
    router.post(here + "/{kind}/" + (retired ? "retire" : "sell"), right,
                [context, retired](const Request& request) -> Reply {
                  MUSTER_PAGE(done, request,
                              retire_kind(context.database, context.audit(request), request.capture("programme"),
                                          request.capture("kind"), retired));
                  (void)done;
                  return web::redirect(home_of(request, std::string("/kinds?done=") + (retired ? "retire" : "sell")));
                });
}

}  // namespace muster::membership
