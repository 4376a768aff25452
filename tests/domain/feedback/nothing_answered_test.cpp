// Whoever sends a form without an answer is asked once whether they mean to.
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::field_value;
using test::holds;

const std::string optional =
    "form views \"Views\"\n  anonymous\n\npage \"P\"\n  topic \"One topic?\" text\n  day \"Which day?\" pick one\n"
    "    ( ) a \"Friday\"\n    ( ) b \"Monday\"\n";

}  // namespace

TEST_CASE("a form without an answer is sent after a second press, and one with an answer at once") {
  OpenForm form(optional);
  const auto first = form.visitor.get(form.link);
  const auto key = field_value(first.body, "_key");
  const auto asked = form.visitor.post(form.link, {{"_key", key}, {"_page", "1"}, {"topic", " "}, {"_send", "yes"}});
  CHECK(asked.status == 422);
  CHECK(holds(asked, "You answered nothing. Send it all the same?"));
  CHECK(holds(asked, "Send it all the same</button>"));
  CHECK(form.stored() == 0);
  CHECK(field_value(asked.body, "_nothing") == "yes");
  const auto sent =
      form.visitor.post(form.link, {{"_key", key}, {"_page", "1"}, {"_nothing", "yes"}, {"_send", "yes"}});
  CHECK(sent.status == 303);
  CHECK(form.stored() == 1);
  CHECK(
      form.visitor.post(form.link, {{"_key", "other"}, {"_page", "1"}, {"topic", "Buses"}, {"_send", "yes"}}).status ==
      303);
  CHECK(form.stored() == 2);
}

}  // namespace muster::feedback
