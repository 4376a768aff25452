// form print --format pdf: a file to be filled in by hand, and what is said where it cannot be.
#include "support/read_pdf.hpp"
#include "terminal.hpp"

using muster::test::holds;
using muster::test::Terminal;

TEST_CASE("form print writes a PDF where one is asked for, and the text else") {
  Terminal desk;
  const auto file = desk.path("views.pdf");
  CHECK(desk.type({"form", "print", "event-evaluation", "--format", "pdf", "--output", file}).status == 0);
  const auto pdf = muster::read_file(file);
  REQUIRE(pdf.ok());
  CHECK(holds(muster::test::read_by("pdfinfo", *pdf), "Tagged:          yes"));
  CHECK(holds(desk.type({"form", "print", "event-evaluation"}).out, "form event-evaluation"));
  CHECK(desk.type({"form", "print", "event-evaluation", "--format", "pdf"}).status == 2);
  CHECK(desk.type({"form", "print", "event-evaluation", "--output", desk.path("other.pdf")}).status == 2);
  CHECK(desk.type({"form", "print", "no-such-form", "--format", "pdf", "--output", desk.path("other.pdf")}).status ==
        1);
}
