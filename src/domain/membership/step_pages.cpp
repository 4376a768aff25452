// Forms that sell a membership and change one: its details, places, people, renewal and end.
#include "member_pages.hpp"

#include <muster/domain/membership/invoice_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct Asked {
  std::string title{};
  std::string lead{};
  std::string back_path{};
  std::string back{};
};

Reply ask(const Request& request, const Asked& asked, const web::Form& form) {
  View view;
  view.head(asked.title, asked.lead).set("BACK_PATH", asked.back_path).set("BACK", asked.back);
  view.markup("FORM", form.shown());
  return site::form_page(request, frame_of(request, asked.title), form,
                         web::render("domain/membership/pages/ask.html", view));
}

/// What both the form that sells and the one that changes ask about.
struct DetailFields {
  explicit DetailFields(web::Form& form)
      : purchase_order(form.text("purchase_order", "Purchase order number").optional().plain()),
        contact_name(form.text("contact_name", "Contact").hint("Who is written to.").optional()),
        contact_email(form.email("contact_email", "Contact’s e-mail address").optional()),
        address(form.lines("address", "Address on invoices").rows(4).optional()),
        reminders(form.radios<bool>("reminders", "Reminders before it ends",
                                    {{true, "yes", "The contact gets them"},
                                     {false, "no", "The contact wants none", "Invoices come in any case."}})) {}
  web::Field<std::string> purchase_order;
  web::Field<std::string> contact_name;
  web::Field<std::string> contact_email;
  web::Field<std::string> address;
  web::Field<bool> reminders;
  [[nodiscard]] Details read() const { return {*purchase_order, *contact_name, *contact_email, *address, *reminders}; }
};

Reply add_member(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, book_of(context.database, programme));
  MUSTER_PAGE(network, request,
              context.database.read([&](store::Session& session) -> Result<std::vector<people::Organisation>> {
                return people::organisations_for(session, programme);
              }));
  std::vector<web::Choice<std::string>> kinds;
  for (const auto& kind : book.kinds)
    if (!kind.retired) kinds.push_back({kind.id, kind.id, kind.name + ", " + pounds(kind.price)});
  if (kinds.empty()) return web::redirect(home_of(request, "/kinds"));
  web::Form form = web::Form(request, home_of(request, "/add"))
                       .button("Add the member")
                       .way_out("Add nobody", home_of(request))
                       .when_refused({}, "Nothing was saved.");
  const auto kind = form.radios("kind", "Kind of membership", kinds);
  std::vector<web::Choice<std::string>> organisations{{"", "none", "None: it is a person’s"}};
  for (const auto& each : network) organisations.push_back({each.id, each.id, each.name});
  const auto organisation = form.select("organisation", "Organisation", organisations);
  const auto first_name = form.text("first_name", "First name").hint("Of a person’s membership.").optional();
  const auto last_name = form.text("last_name", "Surname").optional();
  const auto email = form.email("email", "E-mail address").optional();
  const auto from = form.date("from", "Begins on").begins(context.today());
  const auto places =
      form.integer("places", "People whom it may name").hint("Empty: as many as the price covers.").width(4).optional();
  const DetailFields details(form);
  (void)details.reminders.begins(true);
  if (form.read()) {
    NewMembership wanted;
    wanted.kind_id = *kind;
    wanted.organisation_id = *organisation;
    wanted.person = {"", *first_name, *last_name, *email, *from, {}};
    wanted.from = *from;
    wanted.places = places->value_or(0);
    wanted.details = details.read();
    const auto made = take_membership(context.database, context.audit(request), programme, wanted);
    if (made.ok()) return web::redirect(home_of(request, "/" + *made + "?done=sold"));
    form.refuse(made.error());
  }
  return ask(
      request,
      {"Add a member", "Nobody gets a mail by it, and no invoice is written yet.", home_of(request), "Memberships"},
      form);
}

/// The membership of the address, and where its page is.
struct Here {
  Sheet sheet;
  std::string path;
};
Result<Here> here_of(const PageContext& context, const Request& request) {
  MUSTER_TRY(sheet, sheet_of(context.database, request.capture("programme"), request.capture("membership")));
  auto path = home_of(request, "/" + sheet.membership.id);
  return Here{std::move(sheet), std::move(path)};
}

web::Form form_at(const Request& request, const std::string& path, const std::string& step, std::string button) {
  return web::Form(request, path + "/" + step)
      .button(std::move(button))
      .way_out("Leave it as it is", path)
      .when_refused({}, "Nothing was changed.");
}

Reply change_details_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(here, request, here_of(context, request));
  const auto& membership = here.sheet.membership;
  auto form = form_at(request, here.path, "details", "Save");
  form.knowing("seen", std::to_string(membership.version));
  const DetailFields details(form);
  (void)details.purchase_order.begins(membership.purchase_order);
  (void)details.contact_name.begins(membership.contact_name);
  (void)details.contact_email.begins(membership.contact_email);
  (void)details.address.begins(membership.address);
  (void)details.reminders.begins(membership.reminders);
  if (form.read()) {
    const auto changed =
        change_details(context.database, context.audit(request), request.capture("programme"), membership.id,
                       details.read(), parse_integer(request.form.get("seen")).value_or(0));
    if (changed.ok()) return web::redirect(here.path + "?done=saved");
    form.refuse(changed.error());
  }
  return ask(request,
             {"Order number, contact and address", "Invoices that were written stay as they are.", here.path,
              membership.holder_name},
             form);
}

Reply take_places_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(here, request, here_of(context, request));
  const auto& membership = here.sheet.membership;
  auto form = form_at(request, here.path, "places", "Take the places");
  const auto places = form.integer("places", "People whom it may name").width(4).begins(membership.places + 1);
  if (form.read()) {
    const auto taken =
        take_places(context.database, context.audit(request), request.capture("programme"), membership.id, *places);
    if (taken.ok()) return web::redirect(here.path + "?done=places");
    form.refuse(taken.error());
  }
  return ask(
      request,
      {"More places",
       "It has " + grouped(membership.places) + ". Each further one costs " + pounds(here.sheet.kind.further_price) +
           " for a whole period, and from today on what its whole months cost.",
       here.path, membership.holder_name},
      form);
}

Reply name_person_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(here, request, here_of(context, request));
  const auto& membership = here.sheet.membership;
  auto form = form_at(request, here.path, "people", "Name this person");
  const auto first_name = form.text("first_name", "First name").missing("Give the first name");
  const auto last_name = form.text("last_name", "Surname").missing("Give the surname");
  const auto email = form.email("email", "E-mail address")
                         .hint("By it they are recognised when they book.")
                         .missing("Give the e-mail address");
  if (form.read()) {
    const auto named = name_person(context.database, context.audit(request), request.capture("programme"),
                                   membership.id, {"", *first_name, *last_name, *email, {}, {}});
    if (named.ok()) return web::redirect(here.path + "?done=named");
    form.refuse(named.error());
  }
  return ask(request,
             {"Name somebody",
              counted(membership.places - places_taken(membership), "place is", "places are") +
                  " left. Nobody gets a mail by it.",
              here.path, membership.holder_name},
             form);
}

Reply cancel_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(here, request, here_of(context, request));
  const auto& membership = here.sheet.membership;
  auto form = form_at(request, here.path, "cancel", "Cancel the membership");
  const auto day = form.date("day", "From which day does it cover nobody?").begins(context.today());
  const auto reason = form.text("reason", "Why").hint("For your own record.").optional();
  if (form.read()) {
    const auto done =
        cancel(context.database, context.audit(request), request.capture("programme"), membership.id, *day, *reason);
    if (done.ok()) return web::redirect(here.path + "?done=cancelled");
    form.refuse(done.error());
  }
  return ask(request,
             {"Cancel the membership of " + membership.holder_name,
              "Invoices stay in the books; write a credit note where money goes back. Nobody gets a mail by it.",
              here.path, membership.holder_name},
             form);
}

using Step = std::function<Result<std::string>(const PageContext&, const Request&)>;

}  // namespace

void add_step_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/memberships";
  const std::string one = home + "/{membership}";
  using PageFunction = Reply (*)(const PageContext&, const Request&);
  const auto form = [&](const std::string& pattern, PageFunction show) {
    const auto page = [context, show](const Request& request) { return show(context, request); };
    router.form(pattern, right, page);
  };
  form(home + "/add", add_member);
  form(one + "/details", change_details_page);
  form(one + "/places", take_places_page);
  form(one + "/people", name_person_page);
  form(one + "/cancel", cancel_page);
  // What one press does; each gives the address that says what became of it.
  const auto press = [&](const std::string& pattern, Step step) {
    router.post(pattern, right, [context, step = std::move(step)](const Request& request) -> Reply {
      MUSTER_PAGE(path, request, step(context, request));
      return web::redirect(path);
    });
  };
  const auto out = [](bool back) {
    return [back](const PageContext& of, const Request& request) -> Result<std::string> {
      const auto& person = request.capture("named");
      MUSTER_CHECK(take_out(of.database, of.audit(request), request.capture("programme"), request.capture("membership"),
                            person, back));
      return home_of(request, "/" + request.capture("membership")) +
             "?done=" + (back ? "back" : "out&person=" + person);
    };
  };
  press(one + "/people/{named}/out", out(false));
  press(one + "/people/{named}/back", out(true));
  press(one + "/renew", [](const PageContext& of, const Request& request) -> Result<std::string> {
    MUSTER_TRY(id, renew(of.database, of.audit(request), request.capture("programme"), request.capture("membership")));
    return home_of(request, "/" + id + "?done=renewed");
  });
  press(one + "/take-back", [](const PageContext& of, const Request& request) -> Result<std::string> {
    MUSTER_CHECK(
        take_back(of.database, of.audit(request), request.capture("programme"), request.capture("membership")));
    return home_of(request, "?done=back");
  });
  press(one + "/undo-cancel", [](const PageContext& of, const Request& request) -> Result<std::string> {
    MUSTER_CHECK(
        undo_cancel(of.database, of.audit(request), request.capture("programme"), request.capture("membership")));
    return home_of(request, "/" + request.capture("membership") + "?done=saved");
  });
}

}  // namespace muster::membership
