// Seats shared out: the figures of a worked example, each limit by itself, who is next, and random lives of an event
// held against a model that counts everything anew each time.
#include <muster/domain/booking/seats.hpp>

#include <algorithm>
#include <random>

#include "support/catch.hpp"

namespace muster::booking {
namespace {

SeatClaim claim(const std::string& id, State state, const std::string& kind, const std::string& organisation,
                std::vector<std::string> places = {}, std::int64_t turn = 0) {
  return {id, "p" + id, id, state, kind, organisation, std::move(places), turn, std::nullopt, false};
}

Date day(const std::string& text) { return parse_date(text).value(); }
events::Event on(const std::string& text, const std::string& zone = "Europe/London") {
  events::Event event;
  event.date = day(text);
  event.zone = Zone::named(zone).value();
  return event;
}
Instant at(const std::string& text) { return parse_instant(text).value(); }

/// Two boroughs, one organisation for two others, a board, and 12 seats of which two are not shared out.
const std::vector<SeatOrganisation> some{{"brent", "Brent", "local authority", 1},
                                         {"ealing", "Ealing", "local authority", 1},
                                         {"afc", "Achieving for Children", "local authority", 2},
                                         {"nhs", "NHS North West London", "health", 8},
                                         {"gp", "A practice", "health", 1},
                                         {"dfe", "Department for Education", "government", 0}};

SeatRules shared_out() {
  SeatRules rules;
  rules.seats = 16;
  rules.kinds = {{"local authority", 8, 6, 10, 2, true}, {"health", 4, 2, 6, 0, false}, {"", 2, 0, 2, 0, false}};
  rules.organisations = {{"nhs", 3}, {"dfe", 1}};
  return rules;
}

std::vector<std::int64_t> of(const SeatFigures& figures) {
  return {figures.seats, figures.used, figures.offered, figures.held, figures.free, figures.over, figures.waiting};
}
using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("seats: what is used, offered, held and free adds up at every level") {
  SeatPlan plan(shared_out(), some);
  CHECK(check_rules(shared_out(), some).ok());
  CHECK(of(plan.all()) == Numbers{16, 0, 0, 12, 4, 0, 0});
  plan.add(claim("1", State::booked, "local authority", "brent"));
  plan.add(claim("2", State::offered, "local authority", "brent"));
  plan.add(claim("3", State::waiting, "local authority", "brent"));
  plan.add(claim("4", State::came, "local authority", "afc"));
  plan.add(claim("5", State::booked, "health", "gp"));
  plan.add(claim("6", State::cancelled, "health", "nhs"));
  plan.add(claim("7", State::booked, "voluntary", "mencap"));
  CHECK(plan.own_share("afc") == 4);
  CHECK(of(plan.of_organisation("brent")) == Numbers{2, 1, 1, 0, 0, 0, 1});
  CHECK(of(plan.of_organisation("afc")) == Numbers{4, 1, 0, 3, 0, 0, 0});
  CHECK(of(plan.of_kind("local authority")) == Numbers{8, 2, 1, 5, 0, 0, 1});
  CHECK(of(plan.of_kind("health")) == Numbers{4, 1, 0, 3, 0, 0, 0});
  CHECK(of(plan.others_of_kind("health")) == Numbers{1, 1, 0, 0, 0, 0, 0});
  CHECK(of(plan.of_kind("")) == Numbers{2, 1, 0, 1, 0, 0, 0});
  CHECK(of(plan.not_shared_out()) == Numbers{2, 0, 0, 0, 2, 0, 0});
  CHECK(of(plan.all()) == Numbers{16, 4, 1, 9, 2, 0, 1});
}

TEST_CASE("seats: an organisation has its own, then the waiting list, and whom it names counts") {
  SeatPlan plan(shared_out(), some);
  plan.add(claim("1", State::booked, "local authority", "brent"));
  const auto named = claim("2", State::nominated, "local authority", "brent");
  plan.add(named);
  const auto late = claim("3", State::invited, "local authority", "brent");
  CHECK(plan.room(late) == 0);
  CHECK(verdict_on(plan, late, "Brent").state == State::waiting);
  CHECK(verdict_on(plan, late, "Brent").why == "Both seats of Brent are taken. Those it has named count.");
  CHECK(plan.room(named) == 1);
  CHECK(verdict_on(plan, claim("4", State::invited, "local authority", "ealing"), "Ealing").state == State::booked);
}

TEST_CASE("seats: a cap limits each organisation and holds nothing, until the release") {
  SeatRules rules;
  rules.seats = 4;
  rules.most_each = 2;
  rules.kinds = {{"local authority", 3, 0, 3, 0, true, 1}};
  // Three organisations with at most one or two each are more than there are seats, and nothing is wrong with it.
  CHECK(check_rules(rules, some).ok());
  SeatPlan plan(rules, some);
  CHECK(plan.of_kind("local authority").held == 0);
  const auto brent = claim("2", State::invited, "local authority", "brent");
  CHECK(plan.room(brent) == 1);
  plan.add(claim("1", State::booked, "local authority", "brent"));
  CHECK(plan.room(brent) == 0);
  CHECK(why_no_seat(plan, brent, "Brent") == "At most 1 person of Brent can have a seat, and 1 has one.");
  // One that serves two places has it for each; who has no organisation is not limited.
  const auto afc = claim("3", State::invited, "local authority", "afc");
  CHECK(plan.cap_on(afc) == 2);
  plan.add(claim("4", State::nominated, "local authority", "afc"));
  CHECK(plan.room(afc) == 1);
  plan.add(claim("5", State::nominated, "local authority", "afc"));
  CHECK(why_no_seat(plan, afc, "AfC") ==
        "At most 2 people of AfC can have a seat, and nobody has one. Those it has named count.");
  CHECK(plan.room(claim("4", State::nominated, "local authority", "afc")) == 1);
  CHECK_FALSE(plan.cap_on(claim("6", State::invited, "local authority", "")));
  // Other kinds have the event's.
  CHECK(plan.cap_on(claim("7", State::invited, "health", "gp")) == 2);
  // Who waits for it does not hold up others, and gets what is left after the release.
  auto waits = claim("8", State::waiting, "local authority", "brent", {}, 1);
  plan.add(waits);
  CHECK(next_in_line(plan, {waits}, 5).empty());
  rules.released = true;
  SeatPlan after(rules, some);
  after.add(claim("1", State::booked, "local authority", "brent"));
  after.add(waits);
  CHECK(next_in_line(after, {waits}, 5).size() == 1);
}

TEST_CASE("seats: a kind either holds seats for each organisation or says the most that each may have") {
  SeatRules rules;
  rules.seats = 10;
  rules.kinds = {{"health", 4, 0, 4, 1, false, 2}};
  const auto checked = check_rules(rules, some);
  REQUIRE_FALSE(checked.ok());
  CHECK(checked.error().field == "kinds");
}

TEST_CASE("seats: why there is none names the narrowest limit that is met") {
  SeatPlan plan(shared_out(), some);
  const auto practice = claim("g", State::invited, "health", "gp");
  plan.add(claim("1", State::booked, "health", "gp"));
  CHECK(why_no_seat(plan, practice, "A practice") == "What is left for health is held for organisations.");
  for (const auto* id : {"2", "3", "4"}) plan.add(claim(id, State::booked, "health", "nhs"));
  CHECK(why_no_seat(plan, practice, "A practice") == "All 4 seats for health are taken.");
  SeatRules plain;
  plain.seats = 1;
  SeatPlan last(plain, {});
  last.add(claim("1", State::booked, "", ""));
  CHECK(verdict_on(last, claim("2", State::invited, "", ""), "").why == "The one seat is taken.");
}

TEST_CASE("seats: from the release day on what was held is for the kind, or for everyone") {
  auto rules = shared_out();
  rules.release_on = day("2023-05-19");
  CHECK_FALSE(is_release_due(rules, Zone(), at("2023-05-18T22:59:59Z")));
  CHECK(is_release_due(rules, Zone(), at("2023-05-18T23:00:00Z")));  // midnight in London, in summer
  const auto third = claim("3", State::waiting, "local authority", "brent", {}, 1);
  const auto practice = claim("g", State::waiting, "health", "gp", {}, 2);
  const auto fill = [&](SeatPlan& plan) {
    for (const auto* id : {"1", "2"}) plan.add(claim(id, State::booked, "local authority", "brent"));
    for (const auto* id : {"4", "5", "6", "7"}) plan.add(claim(id, State::booked, "health", "gp"));
    plan.add(third);
    plan.add(practice);
  };
  SeatPlan before(rules, some);
  fill(before);
  CHECK(before.room(third) == 0);
  rules.released = true;
  CHECK_FALSE(is_release_due(rules, Zone(), at("2023-06-18T23:00:00Z")));
  SeatPlan kind(rules, some);
  fill(kind);
  CHECK(kind.room(third) == 6);
  CHECK(kind.room(practice) == 0);
  CHECK(of(kind.of_kind("local authority")) == Numbers{8, 2, 0, 0, 6, 0, 1});
  CHECK(of(kind.of_organisation("ealing")) == Numbers{0, 0, 0, 0, 0, 0, 0});
  rules.release_to = ReleaseTo::everyone;
  SeatPlan everyone(rules, some);
  fill(everyone);
  CHECK(everyone.room(practice) == 10);
  CHECK(everyone.share_of(third) == everyone.share_of(practice));
}

TEST_CASE("seats: who waits is next in turn, and before others where nobody comes from their place yet") {
  SeatRules rules;
  rules.seats = 3;
  const std::vector<SeatClaim> waiting{claim("late", State::waiting, "", "", {"brent"}, 9),
                                       claim("first", State::waiting, "", "", {"camden"}, 1),
                                       claim("second", State::waiting, "", "", {"camden"}, 2)};
  const auto names = [&](bool places) {
    rules.new_places_first = places;
    SeatPlan plan(rules, {});
    plan.add(claim("there", State::booked, "", "", {"ealing"}));
    for (const auto& each : waiting) plan.add(each);
    std::vector<std::string> found;
    for (const auto& each : next_in_line(plan, waiting, 100)) found.push_back(each.booking);
    return found;
  };
  CHECK(names(false) == std::vector<std::string>{"first", "second"});
  CHECK(names(true) == std::vector<std::string>{"first", "late"});
}

TEST_CASE("seats: offers and what is held go by the clocks of the event") {
  CHECK(offer_end(at("2023-05-09T08:00:00Z"), 3, on("2023-06-01", "Asia/Kathmandu")) == at("2023-05-12T11:15:00Z"));
  // There it is the next day already.
  CHECK(offer_end(at("2023-05-09T19:00:00Z"), 3, on("2023-06-01", "Asia/Kathmandu")) == at("2023-05-13T11:15:00Z"));
  SeatRules rules;
  rules.release_on = day("2023-05-19");
  const auto there = Zone::named("America/New_York").value();
  CHECK_FALSE(is_release_due(rules, there, at("2023-05-19T03:59:59Z")));
  CHECK(is_release_due(rules, there, at("2023-05-19T04:00:00Z")));
}

TEST_CASE("seats: an offer stands until 17:00 in London, and never into the day of the event") {
  CHECK(offer_end(at("2023-05-09T08:00:00Z"), 3, on("2023-06-01")) == at("2023-05-12T16:00:00Z"));
  CHECK(offer_end(at("2023-01-09T08:00:00Z"), 3, on("2023-06-01")) == at("2023-01-12T17:00:00Z"));
  CHECK(offer_end(at("2023-05-30T08:00:00Z"), 3, on("2023-06-01")) == at("2023-05-31T16:00:00Z"));
  CHECK_FALSE(offer_end(at("2023-05-31T16:00:00Z"), 3, on("2023-06-01")));
  auto offered = claim("1", State::offered, "", "");
  offered.until = at("2023-05-12T16:00:00Z");
  CHECK(lapsed({offered}, at("2023-05-12T15:59:59Z")).empty());
  CHECK(lapsed({offered}, at("2023-05-12T16:00:00Z")).size() == 1);
}

TEST_CASE("seats: online has a number of its own, and nothing of it is shared out") {
  auto rules = shared_out();
  rules.online_seats = 1;
  SeatPlan plan(rules, some);
  auto one = claim("1", State::booked, "local authority", "brent");
  one.online = true;
  plan.add(one);
  CHECK(of(plan.online()) == Numbers{1, 1, 0, 0, 0, 0, 0});
  CHECK(plan.all().used == 0);
  auto two = claim("2", State::invited, "local authority", "brent");
  CHECK(plan.room(two) == 2);
  two.online = true;
  CHECK(verdict_on(plan, two, "Brent").why == "The one seat online is taken.");
}

TEST_CASE("seats: rules that cannot hold are refused, with the field and both numbers") {
  const auto refused = [&](auto change) {
    auto rules = shared_out();
    change(rules);
    const auto checked = check_rules(rules, some);
    REQUIRE_FALSE(checked.ok());
    return checked.error().message;
  };
  CHECK(refused([](SeatRules& rules) { rules.seats = 13; }) == "14 seats are shared out, and the event has 13.");
  CHECK(refused([](SeatRules& rules) { rules.seats.reset(); }) ==
        "Say how many seats the event has before they are shared out.");
  CHECK(refused([](SeatRules& rules) { rules.kinds[1].most = 1; }) ==
        "The aim for health goes from 2 to 1: give the smaller number first.");
  CHECK(refused([](SeatRules& rules) { rules.kinds[0].each = 3; }) ==
        "3 each for 3 organisations, with those that have a number of their own, are 12 seats, and there are 8 for "
        "local authorities.");
  CHECK(refused([](SeatRules& rules) { rules.organisations[0].seats = 5; }) ==
        "Organisations have 5 seats of their own, and there are 4 for health.");
  CHECK(refused([](SeatRules& rules) { rules.days_to_answer = 0; }) == "An offer stands for 1 to 60 days.");
}

namespace {

/// An event whose claims are counted anew for every question, by loops that know nothing of SeatPlan.
struct Model {
  SeatRules rules;
  std::vector<SeatOrganisation> organisations;
  std::vector<SeatClaim> claims;

  bool is_covered(const std::string& kind) const {
    for (const auto& share : rules.kinds)
      if (share.kind == kind) return true;
    return false;
  }
  std::string kind_of(const SeatClaim& claim) const { return is_covered(claim.kind) ? claim.kind : ""; }
  std::int64_t taken(auto which) const {
    std::int64_t number = 0;
    for (const auto& claim : claims)
      if (takes_seat(claim.state) && which(claim)) ++number;
    return number;
  }
  std::optional<std::int64_t> share(const std::string& organisation) const {
    for (const auto& own : rules.organisations)
      if (own.organisation == organisation) return own.seats;
    for (const auto& each : organisations) {
      if (each.id != organisation) continue;
      for (const auto& kind : rules.kinds)
        if (kind.kind == each.kind && kind.each > 0) return kind.each;
    }
    return std::nullopt;
  }
  const KindShare& kind(const std::string& name) const {
    for (const auto& share : rules.kinds)
      if (share.kind == name) return share;
    throw std::logic_error("no such kind");
  }
  std::int64_t left_for_others(const std::string& name) const {
    auto left = kind(name).seats - taken([&](const auto& each) { return kind_of(each) == name; });
    for (const auto& each : organisations) {
      const auto own = share(each.id);
      const auto in = is_covered(each.kind) ? each.kind : "";
      if (own && in == name)
        left -= std::max<std::int64_t>(0, *own - taken([&](const auto& one) { return one.organisation == each.id; }));
    }
    return left;
  }
  bool has_room(const SeatClaim& claim) const {
    if (taken([](const auto&) { return true; }) >= *rules.seats) return false;
    if (rules.released && rules.release_to == ReleaseTo::everyone) return true;
    const auto name = kind_of(claim);
    if (!is_covered(name)) {
      auto left = *rules.seats - taken([](const auto&) { return true; });
      for (const auto& share : rules.kinds)
        left -= std::max<std::int64_t>(
            0, share.seats - taken([&](const auto& each) { return kind_of(each) == share.kind; }));
      return left > 0;
    }
    if (taken([&](const auto& each) { return kind_of(each) == name; }) >= kind(name).seats) return false;
    if (rules.released) return true;
    if (const auto own = share(claim.organisation))
      return taken([&](const auto& each) { return each.organisation == claim.organisation; }) < *own;
    return left_for_others(name) > 0;
  }
};

struct Life {
  explicit Life(unsigned seed) : random(seed) {
    const auto pick = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random); };
    for (int number = 0; number < 8; ++number) {
      const std::vector<std::string> kinds{"local authority", "health", "voluntary"};
      model.organisations.push_back(
          {"o" + std::to_string(number), "O", kinds[static_cast<std::size_t>(number) % 3], 1});
    }
    auto& rules = model.rules;
    do {
      rules = {};
      rules.seats = pick(14);
      rules.kinds.push_back({"local authority", pick(6), 0, 0, pick(2), false});
      if (pick(1) == 1) rules.kinds.push_back({"health", pick(5), 0, 0, 0, false});
      if (pick(1) == 1) rules.kinds.push_back({"", pick(4), 0, 0, 0, false});
      for (const auto& each : model.organisations)
        if (pick(3) == 0) rules.organisations.push_back({each.id, pick(3)});
      rules.release_to = pick(1) == 0 ? ReleaseTo::kind : ReleaseTo::everyone;
      rules.filling = pick(1) == 0 ? Filling::offer : Filling::book;
      rules.new_places_first = pick(1) == 0;
    } while (!check_rules(rules, model.organisations).ok());
  }
  SeatPlan plan() const {
    SeatPlan made(model.rules, model.organisations);
    for (const auto& each : model.claims) made.add(each);
    return made;
  }
  std::size_t any(std::size_t size) { return std::uniform_int_distribution<std::size_t>(0, size - 1)(random); }

  void one_step() {
    switch (any(10)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return ask();
      case 4:
      case 5:
        return move(State::booked, State::cancelled);
      case 6:
        return move(State::offered, State::booked);
      case 7:
        return move(State::offered, State::cancelled);  // its deadline
      case 8:
        return move(State::waiting, State::cancelled);
      default:
        if (any(8) == 0) model.rules.released = true;
    }
  }
  void ask() {
    const auto& from = model.organisations[any(model.organisations.size())];
    SeatClaim asks = claim("b" + std::to_string(model.claims.size() + 100), State::invited, from.kind, from.id,
                           {"place " + std::to_string(any(5))}, ++turn);
    const auto verdict = verdict_on(plan(), asks, from.name);
    REQUIRE((verdict.state == State::booked) == model.has_room(asks));
    REQUIRE(verdict.why.empty() == (verdict.state == State::booked));
    asks.state = verdict.state;
    model.claims.push_back(asks);
  }
  void move(State from, State to) {
    std::vector<SeatClaim*> able;
    for (auto& each : model.claims)
      if (each.state == from) able.push_back(&each);
    if (!able.empty()) able[any(able.size())]->state = to;
  }
  void fill() {
    auto now = plan();
    auto waiting = model.claims;
    std::erase_if(waiting, [](const auto& each) { return each.state != State::waiting; });
    for (const auto& next : next_in_line(now, waiting, 1000)) {
      auto& stored = *std::ranges::find(model.claims, next.booking, &SeatClaim::booking);
      REQUIRE(stored.state == State::waiting);  // whoever cancelled is never next
      REQUIRE(model.has_room(stored));
      for (const auto& other : model.claims) {
        if (other.state != State::waiting || !model.has_room(other)) continue;
        const auto is_new = [&](const auto& each) {
          return model.taken([&](const auto& one) { return one.places == each.places; }) == 0;
        };
        if (model.rules.new_places_first && is_new(stored) != is_new(other)) {
          REQUIRE(is_new(stored));
        } else {
          REQUIRE(stored.turn <= other.turn);
        }
      }
      stored.state = next.state;
    }
    for (const auto& each : model.claims)
      if (each.state == State::waiting) REQUIRE_FALSE(model.has_room(each));
  }
  void check() const {
    const auto now = plan();
    const auto add_up = [](const SeatFigures& figures) {
      REQUIRE(figures.seats + figures.over == figures.used + figures.offered + figures.held + figures.free);
      REQUIRE(figures.over == 0);
    };
    add_up(now.all());
    add_up(now.not_shared_out());
    REQUIRE(now.all().used + now.all().offered == model.taken([](const auto&) { return true; }));
    SeatFigures sum = now.not_shared_out();
    sum.free = 0;
    for (const auto& share : model.rules.kinds) {
      const auto figures = now.of_kind(share.kind);
      add_up(figures);
      sum.used += figures.used;
      sum.offered += figures.offered;
      sum.held += figures.held;
      sum.waiting += figures.waiting;
      auto rows = now.others_of_kind(share.kind);
      for (const auto& each : model.organisations) {
        if (!now.own_share(each.id) || (now.has_kind_share(each.kind) ? each.kind : "") != share.kind) continue;
        const auto own = now.of_organisation(each.id);
        add_up(own);
        rows.used += own.used;
        rows.offered += own.offered;
        rows.held += own.held;
        rows.waiting += own.waiting;
      }
      REQUIRE(rows.used == figures.used);
      REQUIRE(rows.offered == figures.offered);
      REQUIRE(rows.held == figures.held);
      REQUIRE(rows.waiting == figures.waiting);
    }
    REQUIRE(sum.used == now.all().used);
    REQUIRE(sum.held == now.all().held);
    REQUIRE(sum.waiting == now.all().waiting);
  }

  std::mt19937 random;
  Model model;
  std::int64_t turn = 0;
};

}  // namespace

TEST_CASE("seats: no life of an event oversells, leaves a seat empty while somebody may have it, or goes out of turn") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Life life(seed);
    CAPTURE(seed);
    for (int step = 0; step < 60; ++step) {
      life.one_step();
      life.fill();
      life.check();
    }
  }
}

TEST_CASE("seats: kinds are headed in the plural where it is known") {
  CHECK(kind_heading("local authority") == "Local authorities");
  CHECK(kind_heading("health") == "Health");
  CHECK(kind_heading("parent carer forum") == "Parent carer forums");
  CHECK(kind_heading("voluntary") == "Voluntary");
  CHECK(kind_heading("") == "Everyone else");
}

}  // namespace muster::booking
