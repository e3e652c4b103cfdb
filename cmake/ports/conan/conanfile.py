"""A recipe for Conan 2, of the sources that it lies among: conan create cmake/ports/conan --build=missing"""
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

SOURCES = ("CMakeLists.txt", "LICENSE", "*.md", "CITATION.cff", "cmake/*", "docs/*", "include/*", "src/*")


class MusterConan(ConanFile):
    name = "muster"
    description = "Pairing, duty rosters and scores, each with a proof"
    license = "MIT"
    topics = ("nurse-rostering", "assignment-problem", "stable-matching", "multi-criteria-evaluation")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": False, "fPIC": True}
    implements = ["auto_shared_fpic"]

    @property
    def above(self):
        return os.path.abspath(os.path.join(self.recipe_folder, "..", "..", ".."))

    def set_version(self):
        said = load(self, os.path.join(self.above, "include", "muster", "version.hpp"))
        self.version = re.search(r'MUSTER_VERSION "([^"]+)"', said).group(1)

    def export_sources(self):
        for pattern in SOURCES:
            copy(self, pattern, src=self.above, dst=self.export_sources_folder, excludes=("build/*", "*/build/*"))

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        self.requires("boost/[>=1.74 <2]", transitive_headers=True)  # of it headers alone
        self.requires("openssl/[>=3 <4]")
        self.requires("expat/[>=2.5 <3]")
        for within in ("cereal/1.3.2", "rapidjson/[>=1.1]", "xxhash/[>=0.8 <1]"):
            self.requires(within, visible=False)

    def build_requirements(self):
        self.tool_requires("cmake/[>=3.25]")

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        for part in ("PYTHON", "EXAMPLES", "TESTS"):
            toolchain.variables[f"MUSTER_BUILD_{part}"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))
        CMake(self).install()
        for place in ("cmake", "pkgconfig"):  # Conan makes its own
            rmdir(self, os.path.join(self.package_folder, "lib", place))
        rmdir(self, os.path.join(self.package_folder, "share", "doc"))

    def package_info(self):
        self.cpp_info.libs = ["muster"]
        self.cpp_info.requires = ["boost::headers", "openssl::crypto", "expat::expat"]
        self.cpp_info.set_property("cmake_file_name", "muster")
        self.cpp_info.set_property("cmake_target_name", "muster::muster")
        self.cpp_info.set_property("pkg_config_name", "muster")
        if self.settings.os in ("Linux", "FreeBSD"):
            self.cpp_info.system_libs = ["pthread", "m"]
