// Answers that come with the link: shown where they fit, kept where nobody sees them, and left out where they do not.
#include "domain/feedback/summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::field_value;
using test::holds;

const std::string enquiry = R"(form enquiry "Your enquiry"

page "About you"
  role       "What is your role?"  pick one  prefilled
             ( ) family  "Parent or carer"
             ( ) school  "I work in a school"
  age        "How old is your child?"  number from 0 to 25  prefilled
  topic      "Topic"  text up to 20
  campaign   "Campaign"  text up to 20  hidden

page "More"
  needs      "What do you need?"  pick any  prefilled
             [ ] talk   "To talk to somebody"
             [ ] visit  "A visit"
             [ ] read   "Something to read"
)";

struct Enquiry : OpenForm {
  Enquiry() : OpenForm(enquiry) {}
};

}  // namespace

TEST_CASE("a link gives first answers, and carries what nobody sees to the end") {
  Enquiry summit;
  const auto page =
      summit.visitor.get(summit.link + "?role=family&age=7&campaign=autumn&needs=talk&needs=read&topic=x");
  CHECK(page.status == 200);
  CHECK(holds(page, "value=\"family\" checked"));
  CHECK(holds(page, "name=\"age\" type=\"text\" inputmode=\"numeric\" pattern=\".*[0-9].*\" value=\"7\""));
  CHECK(holds(page, "type=\"hidden\" name=\"campaign\" value=\"autumn\""));
  CHECK(holds(page, "type=\"hidden\" name=\"needs[]\" value=\"talk\""));
  CHECK_FALSE(holds(page, "Campaign"));
  CHECK_FALSE(holds(page, "value=\"x\""));  // not prefilled
  const auto next = summit.visitor.post(summit.link, {{"_key", field_value(page.body, "_key")},
                                                      {"_page", "1"},
                                                      {"role", "school"},
                                                      {"campaign", "autumn"},
                                                      {"needs[]", "talk"},
                                                      {"needs[]", "read"},
                                                      {"_go", "yes"}});
  CHECK(next.status == 200);
  CHECK(holds(next, "value=\"talk\" checked"));
  const auto sent = summit.visitor.post(summit.link, {{"_key", field_value(next.body, "_key")},
                                                      {"_page", "2"},
                                                      {"role", "school"},
                                                      {"campaign", "autumn"},
                                                      {"needs", "talk"},
                                                      {"_send", "yes"}});
  CHECK(sent.status == 303);
  const auto stored = summit.text("select answers from response");
  CHECK(stored.find(R"("campaign":{"codes":[],"texts":["autumn"]})") != std::string::npos);
  CHECK(stored.find("school") != std::string::npos);  // people may change it
}

TEST_CASE("what a question would not take is left out of the page, and of what is sent") {
  Enquiry summit;
  const std::string much(5000, 'x');
  for (const auto& wrong : std::vector<std::string>{"role=nobody", "role=family&role=school", "age=900", "age=seven",
                                                    "campaign=" + much, "needs=fly", "role=%22%3E%3Cscript%3E"}) {
    INFO(wrong);
    const auto page = summit.visitor.get(summit.link + "?" + wrong);
    CHECK(page.status == 200);
    CHECK_FALSE(holds(page, " checked"));
    CHECK_FALSE(holds(page, "<script>"));
    CHECK_FALSE(holds(page, "value=\"900\""));
    CHECK_FALSE(holds(page, "name=\"campaign\""));
    CHECK_FALSE(holds(page, "name=\"needs"));
  }
  const auto page = summit.visitor.get(summit.link);
  const auto sent = summit.visitor.post(summit.link, {{"_key", field_value(page.body, "_key")},
                                                      {"_page", "2"},
                                                      {"role", "family"},
                                                      {"campaign", much},
                                                      {"_send", "yes"}});
  CHECK(sent.status == 303);
  CHECK(summit.text("select answers from response").find("xxx") == std::string::npos);
}

TEST_CASE("a hidden question is on no sheet of paper") {
  Enquiry summit;
  CHECK_FALSE(holds(summit.visitor.get("/events/summit/form/paper"), "Campaign"));
  CHECK(holds(summit.visitor.get("/events/summit/form/paper"), "What is your role?"));
}

}  // namespace muster::feedback
