// Uploads as browsers send them; whatever is cut off or ambiguous is refused whole.
#include <muster/platform/web/decode.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::web;

namespace {

const std::string type = "multipart/form-data; boundary=XX";

std::string part(const std::string& disposition, const std::string& content) {
  return "--XX\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

}  // namespace

TEST_CASE("fields and files come out apart, files byte for byte") {
  const std::string body = part("name=\"token\"", "abc") + part("name=\"words\"", "first\r\nsecond") +
                           part("name=\"list\"; filename=\"del%22egates.csv\"", std::string("a,b\r\n\xff\0--XY", 11)) +
                           "--XX--\r\n";
  const auto form = decode_multipart(body, type);
  REQUIRE(form.ok());
  CHECK(form->fields.get("token") == "abc");
  CHECK(form->fields.get("words") == "first\nsecond");
  REQUIRE(form->uploads.size() == 1);
  CHECK(form->uploads[0].field == "list");
  CHECK(form->uploads[0].file_name == "del\"egates.csv");
  CHECK(form->uploads[0].bytes == std::string("a,b\r\n\xff\0--XY", 11));
}

TEST_CASE("headings in any case, more headings and a quoted boundary are read") {
  const std::string body =
      "--a b\r\ncontent-disposition:form-data;NAME=plain\r\nContent-Type: text/plain\r\n\r\n\r\n--a b--";
  const auto form = decode_multipart(body, "Multipart/Form-Data ; charset=utf-8; boundary=\"a b\"");
  REQUIRE(form.ok());
  CHECK(form->fields.find("plain") == "");
}

TEST_CASE("a file field left empty is left out") {
  const auto form = decode_multipart(part("name=\"list\"; filename=\"\"", "") + "--XX--\r\n", type);
  REQUIRE(form.ok());
  CHECK(form->uploads.empty());
  CHECK(form->fields.entries().empty());
}

TEST_CASE("a form without parts is empty") { CHECK(decode_multipart("--XX--\r\n", type)->fields.entries().empty()); }

TEST_CASE("every cut of a good form is refused") {
  const std::string whole = part("name=\"a\"", "1") + part("name=\"b\"; filename=\"f\"", "2") + "--XX--";
  REQUIRE(decode_multipart(whole, type).ok());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length);
    CHECK_FALSE(decode_multipart(whole.substr(0, length), type).ok());
  }
}

TEST_CASE("a boundary that is missing, malformed or longer than 70 characters is refused") {
  for (const std::string& wrong :
       {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="),
        std::string("multipart/form-data; boundary=\"a\"; boundary=b"), std::string("multipart/mixed; boundary=XX"),
        std::string("text/plain; boundary=XX"), std::string("multipart/form-data; boundary=\"XX"),
        std::string("multipart/form-data; boundary=X<X"), std::string("multipart/form-data; boundary=\"XX \""),
        "multipart/form-data; boundary=" + std::string(71, 'X'),
        "multipart/form-data; boundary=" + std::string(1016, 'X')}) {
    INFO(wrong);
    CHECK_FALSE(decode_multipart("--XX--\r\n", wrong).ok());
  }
  const std::string longest(70, 'X');
  CHECK(decode_multipart("--" + longest + "--\r\n", "multipart/form-data; boundary=" + longest).ok());
}

TEST_CASE("parts that do not say which field they are, or say it twice, are refused") {
  for (const auto* head :
       {"X: y", "Content-Disposition: form-data", "Content-Disposition: form-data; name=\"\"",
        "Content-Disposition: attachment; name=\"a\"", "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
        "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
        "Content-Disposition: form-data; name=\"a", "no colon", ": x",
        "Content-Disposition: form-data; name=\"\xff\""}) {
    INFO(head);
    CHECK_FALSE(decode_multipart("--XX\r\n" + std::string(head) + "\r\n\r\nx\r\n--XX--\r\n", type).ok());
  }
}

TEST_CASE("what stands before the first part or after the last is refused") {
  CHECK_FALSE(decode_multipart("preamble\r\n--XX--\r\n", type).ok());
  CHECK_FALSE(decode_multipart("--XX--\r\nepilogue", type).ok());
  CHECK_FALSE(decode_multipart("--XXY\r\n", type).ok());
  CHECK_FALSE(decode_multipart(part("name=\"a\"", "1\r\n--XXtail") + "--XX--\r\n", type).ok());
}

TEST_CASE("a multipart form beyond the limits is refused") {
  const DecodeLimits limits{1, 3, 4, 5};
  CHECK(decode_multipart(part("name=\"abc\"", "1234") + "--XX--", type, limits).ok());
  CHECK_FALSE(decode_multipart(part("name=\"abcd\"", "1") + "--XX--", type, limits).ok());
  CHECK_FALSE(decode_multipart(part("name=\"a\"", "12345") + "--XX--", type, limits).ok());
  const DecodeLimits two{2, 3, 4, 5};
  CHECK(decode_multipart(part("name=\"a\"", "12") + part("name=\"b\"", "34") + "--XX--", type, two).ok());
  CHECK_FALSE(decode_multipart(part("name=\"a\"", "12") + part("name=\"b\"", "345") + "--XX--", type, two).ok());
  CHECK(decode_multipart(part("name=\"a\"; filename=\"f\"", "12345") + "--XX--", type, limits).ok());
  CHECK_FALSE(decode_multipart(part("name=\"a\"; filename=\"f\"", "123456") + "--XX--", type, limits).ok());
  CHECK_FALSE(decode_multipart(part("name=\"a\"", "1") + part("name=\"b\"", "2") + "--XX--", type, limits).ok());
  CHECK_FALSE(decode_multipart("--XX\r\n" + std::string(5000, 'x') + ": y\r\n\r\n1\r\n--XX--", type).ok());
}

TEST_CASE("text that is not UTF-8 is refused in a field") {
  CHECK_FALSE(decode_multipart(part("name=\"a\"", "\xff") + "--XX--", type).ok());
  CHECK_FALSE(decode_multipart(part("name=\"a\"", std::string("a\0b", 3)) + "--XX--", type).ok());
}
