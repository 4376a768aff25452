// The shape of the summary's JSON, member by member as to_json writes it.
#include "summary_reply.hpp"

namespace muster::api {
namespace {

using web::list_of;
using web::number;
using web::object;
using web::Schema;
using web::text;
using web::text_like;
using web::text_of;
using web::truth;
using web::whole_number;

Schema suppressed() {
  return truth("Always true: the figure is not shown, so that nobody can be recognised.").where_known();
}

Schema share(const std::string& about) { return number(about).or_null(); }

Schema word(const std::string& counted_by) {
  return object({{"word", text()},
                 {counted_by, whole_number("How many used it")},
                 {"times", whole_number("How often it was used")}});
}

Schema organisation() {
  return object({{"name", text()},
                 {"kind", text()},
                 {"people", whole_number()},
                 {"places", list_of(text(), "Names of the places it serves")}});
}

Schema delegates() {
  return object({{"rows", whole_number("Rows of the delegate lists")},
                 {"people", whole_number("People registered (booked, came, did not come), each once")},
                 {"organisations", whole_number()},
                 {"places", object({{"covered", whole_number("Places somebody is registered from")},
                                    {"of", whole_number("Places of the region")},
                                    {"missing", list_of(text(), "Names of the others")}})}});
}

/// What the answers say of everybody who was asked.
Schema of_all_asked() {
  return object(
      {{"delegates", whole_number("All who were asked")},
       {"likely",
        list_of(whole_number(), "So many of them, as if those who answered were drawn by lot (95%)").or_null()},
       {"certain", list_of(whole_number(), "So many of them, whatever the others would have said")}});
}

Schema option() {
  return object(
      {{"code", text()},
       {"label", text()},
       {"people", whole_number("People who chose it; null where held back").or_null()},
       {"share", share("Of those who answered on the scale; null for an answer beside it")},
       {"interval", list_of(number(), "95% interval of the share: low and high").or_null()},
       {"exact_interval", list_of(number(), "Clopper and Pearson's, of a base of thirty or fewer").where_known()},
       {"of_all", of_all_asked().where_known()},
       {"suppressed", suppressed()},
       {"beside", truth("Stands beside the scale, as \"Not applicable\" does: in no share").where_known()},
       {"retired", truth("The form no longer offers it").where_known()},
       {"could_choose", whole_number("People whose version offered it, where not all did").where_known()}});
}

/// What may be shown of one question in a group of an anonymous round.
Schema group() {
  const auto one_class = object({{"codes", list_of(text(), "Options that are put together")},
                                 {"no_answer", truth("Whether those who gave no answer are among them")},
                                 {"not_asked", truth("Those who were not asked are among them").where_known()},
                                 {"label", text()},
                                 {"people", whole_number().or_null()},
                                 {"share", share("Of all people of the group")},
                                 {"interval", list_of(number(), "95% interval of the share: low and high").or_null()}});
  const auto said = object({{"word", text()}, {"people", whole_number()}});
  return object({{"label", text()},
                 {"people", whole_number("The group's people, those who gave no answer too")},
                 {"classes", list_of(one_class).where_known()},
                 {"mean", number("Of those of the group who answered").where_known()},
                 {"net_score", object({{"score", number("-1 to 1, of those of the group who answered")},
                                       {"interval", list_of(number(), "95% interval of the score")}})
                                   .where_known()},
                 {"words", list_of(said).where_known()}});
}

Schema breakdown() {
  const auto one_group = object({{"codes", list_of(text(), "Options that are never told apart")},
                                 {"no_answer", truth()},
                                 {"label", text()},
                                 {"people", whole_number()}});
  const auto cut = object({{"by", text("Code of the question")},
                           {"label", text()},
                           {"groups", list_of(one_group, "Empty where it cannot be used")},
                           {"why_not", text().where_known()}});
  return object({{"cuts", list_of(cut)}, {"why_not", text("Why nothing is broken down").where_known()}});
}

Schema themes() {
  const auto theme = object({{"key", whole_number("Of the theme in the programme’s codebook, for good")},
                             {"code", text("Never changes its meaning")},
                             {"theme", text("Its name")},
                             {"tone", text_of({"praise", "worry", "suggestion"}).where_known()},
                             {"people", whole_number("People who spoke of it")},
                             {"base", whole_number("Of whom they are a share: `base` of the question's themes")},
                             {"quotation", text("Agreed to by its writer, masked").where_known()}});
  return object({{"base", whole_number("People of whom the themes are told: whose texts people have read, or whose "
                                       "answers were searched for the themes’ words")},
                 {"wrote", whole_number("People who wrote something")},
                 {"read", whole_number("Of those, whose texts people have read")},
                 {"by_rule", whole_number("Of those, only searched for the themes’ words").where_known()},
                 {"say_nothing", whole_number("Of those, who say that there is nothing to say").where_known()},
                 {"differing", whole_number("Of those, on whose texts readers differ").where_known()},
                 {"readers", whole_number("People who read")},
                 {"themes", list_of(theme, "Most people first")}});
}

Schema question() {
  return object(
      {{"code", text("Never changes its meaning")},
       {"kind", text_of({"one", "any", "scale", "text", "lines", "words", "number"})},
       {"label", text()},
       {"retired", truth("The form no longer asks it").where_known()},
       {"asked", whole_number("People who were asked").or_null()},
       {"not_asked", whole_number("People whose version of the form did not ask it").where_known()},
       {"not_counted", whole_number("People left out, for too few had their version of the question").where_known()},
       {"answered",
        whole_number("People who answered; less those beside the scale they are the base of its shares").or_null()},
       {"suppressed", suppressed()},
       {"ticks", whole_number("Options ticked by all of them").or_null().where_known()},
       {"direction", text_of({"best first", "worst first", "no order"}, "How the form writes a scale").where_known()},
       {"beside", whole_number("People whose answer stands beside the scale").where_known()},
       {"options", list_of(option()).where_known()},
       {"words", list_of(word("people")).where_known()},
       {"mean", number().or_null().where_known()},
       {"median", number().or_null().where_known()},
       {"lowest", number().or_null().where_known()},
       {"highest", number().or_null().where_known()},
       {"standard_deviation", number("Of numbers; of an anonymous form where fifty or more answered").where_known()},
       {"mean_interval", list_of(number(), "95% interval of the mean").where_known()},
       {"median_interval", list_of(number(), "95% interval of the median, of six answers or more").where_known()},
       {"percentile_10", number("Of an anonymous form, where fifty or more answered").where_known()},
       {"percentile_90", number().where_known()},
       {"texts", list_of(text(), "In alphabetical order").where_known()},
       {"texts_hidden", whole_number("Answers that somebody hid").where_known()},
       {"texts_waiting", whole_number("Answers that somebody must look at before they are printed").where_known()},
       {"texts_without_consent", whole_number("Answers of people who did not agree to be quoted").where_known()},
       {"themes", themes().where_known()},
       {"group", group().where_known()},
       {"breakdown", list_of(object({{"by", text()}, {"groups", list_of(group())}})).where_known()}});
}

Schema notes() {
  const auto kind = object({{"kind", text("\"challenge\", \"opportunity\", ...")},
                            {"notes", whole_number()},
                            {"tables", whole_number("Tables that noted at least one")},
                            {"words", list_of(word("notes"))}});
  const auto both =
      object({{"word", text()}, {"challenges", whole_number("Notes")}, {"opportunities", whole_number("Notes")}});
  return object({{"notes", whole_number()},
                 {"tables", whole_number()},
                 {"kinds", list_of(kind)},
                 {"both_sides", list_of(both, "Words noted on both sides")}});
}

Schema coverage() {
  const auto place = object(
      {{"code", text()}, {"name", text()}, {"area", text()}, {"people", whole_number("Of the people registered")}});
  const auto area = object({{"area", text()},
                            {"places", whole_number()},
                            {"covered", whole_number()},
                            {"people", whole_number("People registered, each once")},
                            {"missing", list_of(text())}});
  return object({{"region", text()},
                 {"people_with_place", whole_number("Of the people registered")},
                 {"people_without_place", whole_number("Of the people registered")},
                 {"places", list_of(place, "A person whose organisation serves two places stands at both")},
                 {"areas", list_of(area)},
                 {"several_places", list_of(organisation(), "Organisations that serve more than one place")},
                 {"without_place", list_of(organisation(), "Organisations that serve no single place")}});
}

constexpr const char* example = R"({
  "event": "london-send-summit-2022", "title": "London SEND Summit", "date": "2022-06-10",
  "delegates": {"rows": 105, "people": 104, "organisations": 39,
                "places": {"covered": 32, "of": 33, "missing": ["Westminster"]}},
  "round": "closed", "responses": 42, "response_rate": 0.4038, "counted_responses": 42, "suppress_below": 5,
  "questions": [{"code": "helpful", "kind": "one", "label": "Was the Summit helpful?", "asked": 42, "answered": 42,
                 "options": [{"code": "helpful", "label": "Helpful", "people": 38, "share": 0.9048,
                              "interval": [0.779, 0.962]}]}],
  "notes": {"notes": 0, "tables": 0, "kinds": [], "both_sides": []},
  "coverage": {"region": "London", "people_with_place": 90, "people_without_place": 14, "places": [], "areas": [],
               "several_places": [], "without_place": []}
})";

}  // namespace

web::Description summary_description() {
  return {
      .summary = "Every figure of one event, each with its base",
      .parameters = {{"event", text("The event's short name, as /api/events lists it"), "london-send-summit-2022"},
                     {"where",
                      text("A condition: only answers that meet it are counted. On an anonymous form it names whole "
                           "groups of its cuts"),
                      "role = parent"},
                     {"by",
                      text(
                          "Only the breakdown by this cut of an anonymous form stands with the questions; all do where "
                          "it is missing")
                          .where_known(),
                      "role"},
                     {"reading",
                      text_of({"yes"},
                              "\"yes\": all figures of the group, not for passing on; for those who may read single "
                              "answers"),
                      "yes"}},
      .replies = object(
          {{"event", text()},
           {"title", text()},
           {"date", text_like("date")},
           {"delegates", delegates()},
           {"round", text_of({"none", "draft", "open", "closed"}, "Whether answers are taken")},
           {"responses", whole_number("Responses: forms that were filled in")},
           {"responses_in_fives",
            truth("Always true: `responses` moves in steps of five, and a few more may have come").where_known()},
           {"response_rate", share("Of the people registered; of a closed form, of those registered when it closed")},
           {"closings", list_of(object({{"delegates", whole_number("Registered then")}, {"responses", whole_number()}}),
                                "What was final each time the form closed")
                            .where_known()},
           {"counted_responses", whole_number("Those behind the figures").or_null()},
           {"where", text("The condition that was asked for").where_known()},
           {"not_for_passing_on", truth("The group may tell what one person answered").where_known()},
           {"suppressed", suppressed()},
           {"suppress_below",
            whole_number(
                "Groups of fewer people are held back; of an anonymous form with fewer than five answers all is")},
           {"breakdown", breakdown().where_known()},
           {"questions", list_of(question(), "In the form's order")},
           {"notes", notes()},
           {"coverage", coverage()}}),
      .example = example};
}

}  // namespace muster::api
