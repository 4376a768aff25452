// The two forms by which seats are shared out: the event's own rules, and those of one kind of organisation.
#include "seat_pages.hpp"

#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <sstream>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

using Limit = std::optional<std::int64_t>;

struct RulesForm {
  bool hybrid;
  web::Form form;
  web::Field<Limit> seats = form.integer("seats", hybrid ? "Seats in the room" : "Seats")
                                .hint("Empty: there is no limit.")
                                .width(10)
                                .optional();
  web::Field<Limit> online = form.integer("online_seats", "Seats online")
                                 .hint("For those who come by screen to a hybrid event. Empty: there is no limit.")
                                 .width(10)
                                 .optional();
  web::Field<Limit> most_each =
      form.integer("most_each", "At most from one organisation")
          .hint(
              "Two or three, for example: whoever comes after them waits. Nothing is held by it, and from the release "
              "day on it limits nobody. Empty: there is no such limit.")
          .width(10)
          .optional();
  web::Field<std::optional<Date>> release =
      form.date("release_on", "Release held seats on")
          .hint("From that day on, what organisations have not used is for others. Empty: they are held to the end.")
          .optional();
  web::Field<ReleaseTo> to = form.radios<ReleaseTo>(
      "release_to", "Released seats are for",
      {{ReleaseTo::kind, "kind", "Organisations of the same kind"}, {ReleaseTo::everyone, "everyone", "Everyone"}});
  web::Field<Filling> filling = form.radios<Filling>(
      "filling", "When a seat comes free",
      {{Filling::offer, "offer", "Offer it to the next who waits", "They have until a day to answer."},
       {Filling::book, "book", "Book the next who waits", "For where nobody minds being booked at once."}});
  web::Field<std::int64_t> days = form.integer("days_to_answer", "Days to answer an offer")
                                      .hint("An offer ends at 17:00 on that day, and goes to the next in line.")
                                      .width(4);
  web::Field<bool> places = form.radios<bool>(
      "new_places_first", "Who is next",
      {{false, "no", "Whoever asked first"},
       {true, "yes", "Whoever comes from a place that nobody comes from yet, then whoever asked first"}});

  void begin(const SeatRules& rules) const {
    (void)seats.begins(rules.seats);
    (void)online.begins(rules.online_seats);
    if (rules.most_each > 0) (void)most_each.begins(rules.most_each);
    (void)release.begins(rules.release_on);
    (void)to.begins(rules.release_to);
    (void)filling.begins(rules.filling);
    (void)days.begins(rules.days_to_answer);
    (void)places.begins(rules.new_places_first);
  }
  [[nodiscard]] SeatRules wanted(SeatRules rules) const {
    rules.seats = *seats;
    if (hybrid) rules.online_seats = *online;
    rules.most_each = most_each->value_or(0);
    // Another day is another release.
    if (rules.release_on != *release) rules.released = false;
    rules.release_on = *release;
    rules.release_to = *to;
    rules.filling = *filling;
    rules.days_to_answer = *days;
    rules.new_places_first = *places;
    return rules;
  }
};

std::optional<std::int64_t> seen_version(const Request& request) { return parse_integer(request.form.get("seen")); }

Reply change_rules(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(table, request, seats_of(context.database, slug));
  RulesForm wanted{table.event.attendance == events::Attendance::hybrid,
                   web::Form(request, seats_path(slug) + "/rules")
                       .button("Save")
                       .way_out("Leave them as they are", seats_path(slug))
                       .knowing("seen", std::to_string(table.version))
                       .when_refused({}, "Nothing was changed.")};
  wanted.begin(table.plan.rules());
  if (wanted.form.read()) {
    const auto saved = set_seat_rules(context.database, context.audit(request), slug, wanted.wanted(table.plan.rules()),
                                      seen_version(request));
    if (saved.ok()) return web::redirect(seats_path(slug) + "?done=rules");
    wanted.form.refuse(saved.error());
  }
  return ask_about_seats(request, table.event,
                         {"Seats and dates", "Seats and dates", "",
                          "Whoever waits and may have a seat by the new numbers gets it at once, with a mail."},
                         wanted.form);
}

/// Lines "NHS North West London: 3" for those with a number of their own.
std::string own_lines(const SeatTable& table, const std::string& kind) {
  std::vector<std::string> lines;
  for (const auto& share : table.plan.rules().organisations) {
    const auto found = std::ranges::find(table.organisations, share.organisation, &SeatOrganisation::id);
    if (found == table.organisations.end()) continue;
    const auto in = table.plan.has_kind_share(found->kind) ? found->kind : std::string();
    if (in == kind) lines.push_back(found->name + ": " + std::to_string(share.seats));
  }
  std::ranges::sort(lines);
  return joined(lines, "\n");
}

/// Reads them; the error names the line.
Result<std::vector<OrganisationShare>> read_own(const people::Directory& directory, const std::string& typed) {
  std::vector<OrganisationShare> shares;
  std::istringstream lines(typed);
  std::string line;
  for (std::int64_t number = 1; std::getline(lines, line); ++number) {
    line = trimmed(line);
    if (line.empty()) continue;
    const auto where = "Line " + grouped(number) + ": ";
    const auto colon = line.rfind(':');
    const auto seats = colon == std::string::npos ? std::nullopt : parse_integer(trimmed(line.substr(colon + 1)));
    if (!seats) return bad_input(where + "write a name, a colon and a number, as \"Camden: 3\".").at("own");
    const auto name = trimmed(line.substr(0, colon));
    const auto match = directory.match(name);
    if (match.how == people::Match::MatchBasis::unknown) {
      auto words = where + "nobody knows an organisation \"" + name + "\".";
      if (!match.suggestions.empty()) words += " Did you mean \"" + match.suggestions.front() + "\"?";
      return bad_input(words).at("own");
    }
    shares.push_back({directory.organisations()[match.organisation].id, *seats});
  }
  return shares;
}

struct KindForm {
  web::Form form;
  web::Field<std::int64_t> seats = form.integer("seats", "Seats").width(10).missing("Say how many seats they have");
  web::Field<Limit> least =
      form.integer("least", "At least").hint("What you aim for. It limits nobody.").width(10).optional();
  web::Field<Limit> most = form.integer("most", "At most").width(10).optional();
  web::Field<Limit> each =
      form.integer("each", "Held for each of these organisations")
          .hint(
              "Nobody else gets these before the release day, and whoever comes after them waits. Empty: nothing is "
              "held, first come, first served.")
          .width(10)
          .optional();
  web::Field<Limit> most_each =
      form.integer("most_each", "At most from each of these organisations")
          .hint(
              "Nothing is held by it: whoever comes after them waits, and from the release day on it limits nobody. "
              "Empty: as the event says.")
          .width(10)
          .optional();
  web::Field<bool> by_place =
      form.radios<bool>("each_by_place", "An organisation that serves several places",
                        {{false, "no", "Has that number once"}, {true, "yes", "Has it for each place"}})
          .hint("One person counts once, however many places they come for.");
  web::Field<std::string> own =
      form.lines("own", "Organisations with a number of their own")
          .hint("One in a line, with a colon before the number: Camden: 3. Those that you name have no other number.")
          .rows(6)
          .optional();
};

Result<people::Directory> directory_of(const PageContext& context, const events::Event& event) {
  return context.database.read([&](store::Session& session) -> Result<people::Directory> {
    return people::Directory(people::organisations_for(session, event.programme_id));
  });
}

/// The rules with one kind's share changed; none where it has no seats.
SeatRules with_kind(const SeatTable& table, const KindShare& share, const std::vector<OrganisationShare>& own) {
  auto rules = table.plan.rules();
  std::erase_if(rules.organisations, [&](const auto& each) {
    const auto found = std::ranges::find(table.organisations, each.organisation, &SeatOrganisation::id);
    if (found == table.organisations.end()) return true;
    const auto in = table.plan.has_kind_share(found->kind) ? found->kind : std::string();
    return in == share.kind;
  });
  const auto had = std::ranges::find(rules.kinds, share.kind, &KindShare::kind);
  if (had != rules.kinds.end()) {
    *had = share;
  } else {
    // Everyone else stands last.
    const auto last = std::ranges::find(rules.kinds, std::string(), &KindShare::kind);
    rules.kinds.insert(share.kind.empty() ? rules.kinds.end() : last, share);
  }
  if (share.seats == 0 && own.empty())
    std::erase_if(rules.kinds, [&](const auto& each) { return each.kind == share.kind; });
  for (const auto& each : own) rules.organisations.push_back(each);
  return rules;
}

Reply choose_kind(const Request& request, const SeatTable& table) {
  std::vector<web::Choice<std::string>> kinds;
  for (const auto& kind : table.kinds) kinds.push_back({kind, kind, kind_heading(kind)});
  kinds.push_back({"", "everyone-else", kind_heading("")});
  auto form = web::Form(request, seats_path(table.event.slug) + "/kind")
                  .button("Go on")
                  .way_out("Leave the shares as they are", seats_path(table.event.slug));
  const auto chosen = form.radios("kind", "For which organisations?", kinds);
  if (form.read())
    return web::redirect(address(seats_path(table.event.slug) + "/kind", {{"of", *chosen}, {"chosen", "yes"}}));
  return ask_about_seats(request, table.event, {"Share seats out", "Share seats out"}, form);
}

Reply change_kind(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(table, request, seats_of(context.database, slug));
  const auto kind = request.query.get("of");
  if (!request.query.find("of") && request.query.get("chosen").empty()) return choose_kind(request, table);
  if (!kind.empty() && std::ranges::find(table.kinds, kind) == table.kinds.end() && !table.plan.has_kind_share(kind))
    return site::error_page(request, not_found("There is no such kind of organisation."));
  KindForm wanted{web::Form(request, address(seats_path(slug) + "/kind", {{"of", kind}, {"chosen", "yes"}}))
                      .button("Save")
                      .way_out("Leave them as they are", seats_path(slug))
                      .knowing("seen", std::to_string(table.version))
                      .when_refused({}, "Nothing was changed.")};
  const auto& rules = table.plan.rules();
  const auto had = std::ranges::find(rules.kinds, kind, &KindShare::kind);
  const bool shared = had != rules.kinds.end();
  if (shared) {
    (void)wanted.seats.begins(had->seats);
    if (had->most > 0) (void)wanted.least.begins(had->least);
    if (had->most > 0) (void)wanted.most.begins(had->most);
    if (had->each > 0) (void)wanted.each.begins(had->each);
    if (had->most_each > 0) (void)wanted.most_each.begins(had->most_each);
    (void)wanted.own.begins(own_lines(table, kind));
  }
  (void)wanted.by_place.begins(shared && had->each_by_place);
  if (wanted.form.read()) {
    MUSTER_PAGE(directory, request, directory_of(context, table.event));
    const auto own = read_own(directory, *wanted.own);
    if (!own.ok()) {
      wanted.form.refuse(own.error());
    } else {
      const KindShare share{kind,
                            *wanted.seats,
                            wanted.least->value_or(0),
                            wanted.most->value_or(*wanted.seats),
                            wanted.each->value_or(0),
                            *wanted.by_place,
                            wanted.most_each->value_or(0)};
      const auto saved = set_seat_rules(context.database, context.audit(request), slug, with_kind(table, share, *own),
                                        seen_version(request));
      if (saved.ok()) return web::redirect(seats_path(slug) + "?done=rules");
      wanted.form.refuse(saved.error());
    }
  }
  const auto spare = table.plan.not_shared_out().seats + (shared ? had->seats : 0);
  return ask_about_seats(request, table.event,
                         {kind_heading(kind), "Seats for " + uncapitalised(kind_heading(kind)),
                          counted(spare, "seat of the event is", "seats of the event are") + " for nobody else.",
                          "Whoever waits and may have a seat by the new numbers gets it at once, with a mail. With 0 "
                          "seats there is no share."},
                         wanted.form);
}

}  // namespace

void add_seat_form_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::change_delegates;
  const std::string here = "/events/{event}/allocations";
  const auto rules = [context](const Request& request) { return change_rules(context, request); };
  router.form(here + "/rules", right, rules);
  const auto kind = [context](const Request& request) { return change_kind(context, request); };
  router.form(here + "/kind", right, kind);
}

}  // namespace muster::booking
