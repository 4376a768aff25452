// The steps above the four pages of the first run, and the list of them beside the events.
#include <muster/front/dashboard/network_pages.hpp>

#include "network_context.hpp"

#include <muster/front/dashboard/example_pages.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::dashboard {
namespace {

struct SetUpStep {
  const char* title;
  bool done = false;
  std::string words;
  std::string path;
  const char* way;
};

/// In the order of the pages. `missing` words are the consequence of leaving it.
std::vector<SetUpStep> steps_of(const NetworkFigures& network, bool mail) {
  const auto home = "/programmes/" + network.programme.id;
  const bool named = network.programme.name != unnamed_programme;
  const auto organisations = network.organisations;
  return {{"The network", named, named ? network.programme.name : "Not named yet: reports say ‘Our network’",
           home + "/network", named ? "Change" : "Name it"},
          {"Places", network.region_chosen,
           network.region_chosen ? counted(network.places, "place", "places") + " on the map"
                                 : "Not yet: nobody can be counted by place",
           home + "/places", network.region_chosen ? "Change" : "Choose places"},
          {"Organisations", organisations > 0 && network.region_chosen,
           organisations > 0 && network.region_chosen ? counted(organisations, "organisation", "organisations")
                                                      : "Not yet: a list of delegates will ask about each",
           home + "/organisations/add", organisations > 0 ? "Add more" : "Add them"},
          {"Mail", mail, mail ? "Mail can be sent" : "Not yet: nobody can be invited", home + "/mail",
           mail ? "See" : "Set up mail"}};
}

}  // namespace

std::string network_path(const web::Request& request, const std::string& page) {
  return "/programmes/" + request.capture("programme") + "/" + page;
}

bool is_first_run(const Network& network) { return network.events == 0; }

void show_set_up_steps(web::View& view, const NetworkContext& context, const Network& network, SetUpPage page) {
  if (!is_first_run(network)) return;
  auto& steps = view.add("STEPS");
  int number = 0;
  for (const auto& step : steps_of(figures_of(network), context.mail)) {
    const bool current = number == static_cast<int>(page);
    auto& one = steps.add("STEP");
    ++number;
    one.set("STEP_TITLE", std::to_string(number) + ". " + step.title).set("STEP_PATH", step.path);
    one.set("STEP_WORDS", current       ? "Page " + std::to_string(number) + " of 4"
                          : step.done   ? step.words
                          : number == 3 ? "One for each place to begin with"
                          : number == 4 ? "Can wait"
                                        : "Not yet");
    one.show_if(current, "STEP_CURRENT", "STEP_OTHER").show_if(current || step.done, "STEP_REACHED");
    if (step.done && !current) one.show("STEP_DONE");
  }
}

Result<std::optional<events::SetUpBeside>> set_up_of(store::Database& database, const web::Request& request, bool mail,
                                                     const Example& example) {
  auto names = request.visitor.programmes("events");
  // Whoever looks at the example still sets up what is theirs.
  if (names.size() > 1) std::erase(names, example.programme);
  if (names.size() != 1) return std::optional<events::SetUpBeside>{};
  MUSTER_TRY(programme, database.read([&](store::Session& session) -> Result<std::optional<access::Programme>> {
    return access::programme_called(session, names.front());
  }));
  if (!programme) return std::optional<events::SetUpBeside>{};
  MUSTER_TRY(network, network_figures(database, programme->id));
  const bool first_run = network.events == 0;
  events::SetUpBeside set_up;
  web::View view;
  bool whole = true;
  for (const auto& step : steps_of(network, mail)) {
    whole = whole && step.done;
    view.add("STEP")
        .set("STEP_TITLE", step.title)
        .set("STEP_WORDS", step.words)
        .set("STEP_PATH", step.path)
        .set("STEP_WAY", step.way)
        .show_if(step.done, "STEP_DONE", "STEP_MISSING");
  }
  const bool owner = !request.visitor.programmes("team").empty();
  set_up.untouched = owner && first_run && !network.region_chosen && network.programme.name == unnamed_programme;
  set_up.first_page = "/programmes/" + network.programme.id + "/network";
  set_up.done_words = counted(network.places, "place", "places") + " and " +
                      counted(network.organisations, "organisation is", "organisations are") + " known.";
  MUSTER_TRY(said, example_said(database, request, example, first_run));
  set_up.example_offer = std::move(said.offer);
  set_up.example_loaded = std::move(said.loaded);
  // Once all is done and there are events, nothing is left to say.
  if (!whole || first_run) set_up.list = web::render("front/dashboard/pages/set_up_list.html", view);
  return std::optional(std::move(set_up));
}

}  // namespace muster::dashboard
