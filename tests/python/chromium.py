"""A browser without a window, its pages on screens and on paper."""
import base64

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service


def started():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                     "--disable-extensions"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


@pytest.fixture(scope="module")
def browser():
    """For the tests of a file that has it by this name."""
    driver = started()
    yield driver
    driver.quit()


def opened(browser, path, width=1280):
    browser.get_log("browser")
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
    browser.get(path.as_uri())
    return browser


def printed(browser, path):
    """The page as it comes out of a printer, as PDF."""
    browser.get(path.as_uri())
    return base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
