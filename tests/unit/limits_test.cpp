#include <sys/stat.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <limits>
#include <new>
#include <stdexcept>
#include <thread>

#include "base/base.h"
#include "base/failure.h"
#include "base/number.h"
#include "base/secrets.h"
#include "base/text_limit.h"
#include "batch/fence.h"
#include "font/glyph_places.h"
#include "read/read.h"
#include "spec/block_spec.h"
#include "spec/chart_vocabulary.h"

// Whatever is too much is an error, a default or the end of a range, and nothing else.
namespace {

using namespace jianbao;
using base::Length;

class Folder {
 public:
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "jianbao-test-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("lengths end at a million points") {
  const Length end = Length::points(1'000'000);
  CHECK(Length::from_points(1e300) == end);
  CHECK(Length::from_points(-1e300) == -end);
  CHECK(Length::from_points(std::numeric_limits<double>::infinity()) == end);
  CHECK(Length::from_points(12.5) == Length::points(25) / 2);
}

TEST_CASE("numbers of lengths do not overflow") {
  const Length most = Length::from_units(std::numeric_limits<std::int64_t>::max());
  CHECK(base::number(most) == "1000000000");
  CHECK(base::number(-most) == "-1000000000");
  CHECK(base::thousandths(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775.808");
}

TEST_CASE("of many mistakes in a file the first are kept and the rest is counted") {
  const base::SourceFile file("a.svg", std::string(5000, '\n'));
  base::Diagnostics diagnostics;
  for (std::size_t i = 0; i < 1000; ++i) diagnostics.error({&file, i, i + 1}, "wrong");
  for (std::size_t i = 0; i < 1000; ++i) diagnostics.error({&file, 1, 2}, "wrong");
  CHECK(diagnostics.error_count() == 2000);
  CHECK(diagnostics.warning_count() == 0);
  const auto entries = diagnostics.sorted();
  REQUIRE(entries.size() == 201);
  CHECK(entries.back().text == "800 more errors in 'a.svg' are not shown");

  base::Diagnostics all;
  all.add_all(diagnostics);
  all.add_all(diagnostics);
  CHECK(all.sorted().size() == 201);
  CHECK(all.has_errors());
}

TEST_CASE("a line of a million colons is read once") {
  std::string json = "[";
  for (int i = 0; i < 200'000; ++i) json += "{\"name\": 1, \"b\": 2},";
  json += "{\"password\": \"abc\"}]";
  const base::SourceFile file("a.json", json);
  const auto secrets = base::secret_spans(file);
  REQUIRE(secrets.size() == 1);
  CHECK(file.text().substr(secrets[0].begin, secrets[0].end - secrets[0].begin) == "\"abc\"");
}

TEST_CASE("what a library throws has a reason") {
  CHECK(base::failure_of([] { throw std::length_error("too long"); }) == "too long");
  CHECK(base::failure_of([] { throw std::bad_alloc(); }) == "not enough memory");
  CHECK(base::failure_of([] { throw 1; }) == "an unknown exception");
  CHECK_FALSE(base::failure_of([] {}));
}

TEST_CASE("strings of a PDF have an end") {
  CHECK(base::fits_text_string(std::string(16382, 'a')));
  CHECK_FALSE(base::fits_text_string(std::string(16383, 'a')));
  std::string han;
  for (int i = 0; i < 16382; ++i) han += "字";
  CHECK(base::fits_text_string(han));
  CHECK_FALSE(base::fits_text_string(han + "字"));
}

TEST_CASE("an option out of its range is its default") {
  base::Sources sources;
  base::Diagnostics diagnostics;
  const auto option = [&](const std::string& kind, const std::string& yaml) {
    const auto content = read::parse_yaml(sources.add("a.yaml", yaml), {}, diagnostics);
    return spec::BlockSpec{.kind = kind, .content = *content};
  };
  for (const char* level : {"0", "-1", "7", "1000000000", "1.5", "x", "[1]"}) {
    CAPTURE(level);
    const auto block = option("heading", "{text: a, level: " + std::string(level) + "}");
    CHECK(block.options().integer("level", 1) == 1);
    CHECK(block.options().find("level") == nullptr);
  }
  CHECK(option("heading", "{text: a, level: 6}").options().integer("level", 1) == 6);
  for (const char* side : {"-1pt", "14401pt", "1000000pt", "[]", "5"}) {
    CAPTURE(side);
    CHECK_FALSE(option("image", "{file: a, image-width: " + std::string(side) + "}")
                    .options()
                    .length("image-width"));
  }
  CHECK(option("image", "{file: a, image-width: 14400pt}").options().length("image-width"));
}

TEST_CASE("numbers of charts have ranges by their keys") {
  CHECK(spec::chart_range("fillOpacity").most == 1);
  CHECK(spec::chart_range("titleFontSize").least == 0);
  CHECK(spec::chart_range("offset").least == -100'000);
}

TEST_CASE("places of glyphs follow one another within their outlines") {
  std::string head(54, '\0'), maxp(6, '\0');
  maxp[5] = 2;  // glyphs
  const std::string glyf(8, '\0');
  const auto placed = [&](std::string loca) {
    return font::are_glyphs_placed({head, maxp, loca, glyf});
  };
  CHECK(placed({0, 0, 0, 2, 0, 4}));  // in halves
  CHECK_FALSE(placed({0, 0, 0, 2, 0, 5}));
  CHECK_FALSE(placed({0, 2, 0, 0, 0, 4}));
  CHECK_FALSE(placed({0, 0, 0, 2}));
  head[51] = 1;
  CHECK(placed({0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 8}));
  head[51] = 7;
  CHECK_FALSE(placed({0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 8}));
}

TEST_CASE("a file that is being written is not read by half", "[limits]") {
  const Folder folder;
  const std::string path = folder / "growing.csv";
  std::ofstream(path) << std::string(std::size_t{64} << 20U, 'x');
  CHECK(base::Disk().read(path, std::uint64_t{1} << 30U).ok());
  std::atomic<bool> done = false;
  std::thread writer([&] {
    std::ofstream file(path, std::ios::app);
    while (!done) file << "more\n" << std::flush;
  });
  const auto read = base::Disk().read(path, std::uint64_t{1} << 30U);
  done = true;
  writer.join();
  REQUIRE_FALSE(read.ok());
  CHECK(read.reason() == "it changed while it was read; build again when it is done");
}

TEST_CASE("files are written whole, under names of their own, and never through a link") {
  const Folder folder;
  const base::Disk disk;
  std::filesystem::create_symlink(folder / "elsewhere", folder / "a.pdf");
  REQUIRE(disk.write(folder / "a.pdf", "bytes", base::Access::owner).ok());
  CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));
  CHECK_FALSE(std::filesystem::is_symlink(folder / "a.pdf"));
  struct stat facts {};
  REQUIRE(::stat((folder / "a.pdf").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0600);
  REQUIRE(disk.write(folder / std::string(250, 'x'), "bytes").ok());

  std::ofstream(folder / "b.pdf.part0123456789abcdef") << "left over";
  std::ofstream(folder / "b.part.pdf") << "kept";
  disk.remove_leftovers(folder / "");
  CHECK(disk.list(folder / "")->size() == 3);
  CHECK_FALSE(disk.exists(folder / "b.pdf.part0123456789abcdef"));
}

TEST_CASE("what links and dots lead out of the folder is not read") {
  const Folder folder;
  const base::Disk disk;
  REQUIRE(disk.write(folder / "secret", "outside").ok());
  REQUIRE(disk.write(folder / "project/data", "inside").ok());
  REQUIRE(disk.write(folder / "project-2/data", "beside").ok());
  std::filesystem::create_symlink(folder / "secret", folder / "project/link");
  std::filesystem::create_directory_symlink(folder / "", folder / "project/up");
  const batch::Fence fence(disk, {folder / "project"});
  const auto reads = [&](const std::string& path) { return fence.read(path, 100).ok(); };
  CHECK(reads(folder / "project/data"));
  CHECK(reads(folder / "project/up/project/data"));
  CHECK_FALSE(reads(folder / "project/link"));
  CHECK_FALSE(reads(folder / "project/up/secret"));
  CHECK_FALSE(reads(folder / "project/../secret"));
  CHECK_FALSE(reads(folder / "project-2/data"));
  CHECK_FALSE(fence.exists(folder / "secret"));
  CHECK(batch::Fence(disk, {folder / "project", folder / "project-2"})
            .read(folder / "project-2/data", 100)
            .ok());
}
