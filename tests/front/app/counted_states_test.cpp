// Whoever is registered has not come yet: every sentence of every page that counts delegates says whom it counts.
#include <muster/domain/booking/booking_state_service.hpp>
#include <muster/front/app/setup.hpp>

#include <regex>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;

namespace {

const std::string slug(app::example_event);

/// 104 stand in the list: 11 cancelled, 7 came, so 93 are registered.
struct StatesSite : TwoProgrammes {
  StatesSite() {
    REQUIRE(app::load_example(database(), SummitStore::audit()).ok());
    const auto all = booking::bookings_by_page(database(), slug, std::nullopt, {.page_size = 0});
    REQUIRE((all.ok() && all->found == 104));
    step(all->rows, 0, 11, booking::State::cancelled);
    step(all->rows, 11, 18, booking::State::came);
  }
  void step(const std::vector<booking::BookingState>& rows, std::size_t from, std::size_t to, booking::State state) {
    booking::StepRequest requested{{}, state, ""};
    for (std::size_t at = from; at < to; ++at) requested.people.push_back(rows[at].person_id);
    REQUIRE(booking::take_steps(database(), SummitStore::audit(), slug, requested).ok());
  }
};

/// The texts of a page, each of one heading, paragraph, cell or item.
std::vector<std::string> texts_of(const std::string& html) {
  static const std::regex block("</(h1|h2|h3|p|li|td|th|dd|label|summary|option|title)>|<br>");
  static const std::regex tag("<[^>]*>");
  std::vector<std::string> texts;
  for (std::sregex_token_iterator at(html.begin(), html.end(), block, -1), end; at != end; ++at)
    texts.push_back(std::regex_replace(at->str(), tag, ""));
  return texts;
}

}  // namespace

TEST_CASE("every sentence that counts delegates of an event says which states it counts") {
  static const std::regex count("\\b(104|93|86|11|7)( [a-z]+)? (people|person|delegates?|bookings?)\\b");
  static const std::regex says(
      "registered|book|came|expected|cancel|invited|wait|declin|whatever their state|row|import");
  StatesSite site;
  const auto owner = site.session("owner@mail.example", access::Role::owner, std::string(app::example_programme));
  int found = 0;
  std::string silent;
  for (const auto& route : site.site().routes()) {
    if (route.method != web::Method::get || !route.pattern.starts_with("/events") ||
        route.pattern.find('.') != std::string::npos)
      continue;
    const auto page = site.get(filled(route.pattern, {{"event", slug}}), owner);
    if (page.status != 200 || page.content_type.find("html") == std::string::npos) continue;
    for (const auto& text : texts_of(page.body)) {
      if (!std::regex_search(text, count)) continue;
      ++found;
      if (!std::regex_search(text, says)) silent += route.pattern + ": " + text + "\n";
    }
  }
  CHECK(found > 10);
  INFO(silent);
  CHECK(silent.empty());
}
