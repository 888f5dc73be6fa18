"""Web pages to documents: what trafilatura drops or gets wrong is read from metadata and class names."""

from __future__ import annotations

import builtins

import pytest

from factcheck.sources import documents

PAGE = """<!DOCTYPE html><html><head><meta charset="windows-1258"><title>Giá điện tăng 4,8% | Báo Ánh Sáng</title>
{head}
</head><body>
<div class="menu"><a href="/">Trang chủ</a></div>
<h1>Giá điện tăng 4,8% từ hôm nay</h1>
{under}
<article>
<p>Đây là lần điều chỉnh thứ hai trong năm nay, sau đợt tăng 3% hồi tháng 11/2023 của tập đoàn điện lực.</p>
<figure><img src="x"><figcaption>Thợ điện ở Huế. Ảnh: Hải&nbsp;Nam</figcaption></figure>
<p>Hộ dùng dưới 100 kWh mỗi tháng sẽ trả thêm 13.800&nbsp;đồng, còn hộ dùng 400 kWh trả thêm 62.150 đồng.</p>
<div type="RelatedOneNews"><a href="/1">Giá điện tăng 6% từ năm sau?</a></div>
<p>Năm 2023, tập đoàn lỗ 21.800 tỷ đồng từ hoạt động sản xuất kinh doanh điện dù doanh thu tăng 8%.</p>
</article>
<aside class="related"><a href="/2">Vàng mất 2 triệu đồng một lượng</a></aside>
<footer>Giấy phép số 12/GP-BTTTT cấp ngày 05/03/2019. <span class="date">12:00 01/01/2025</span></footer>
</body></html>
"""
SAPO = "Giá bán lẻ điện bình quân tăng thêm 4,8%, lên 2.103 đồng mỗi kWh, theo quyết định sáng nay."
TEXT = """\
Đây là lần điều chỉnh thứ hai trong năm nay, sau đợt tăng 3% hồi tháng 11/2023 của tập đoàn điện lực.
Hộ dùng dưới 100 kWh mỗi tháng sẽ trả thêm 13.800 đồng, còn hộ dùng 400 kWh trả thêm 62.150 đồng.
Năm 2023, tập đoàn lỗ 21.800 tỷ đồng từ hoạt động sản xuất kinh doanh điện dù doanh thu tăng 8%."""


@pytest.fixture
def read(tmp_path):
    def page(head="", under=""):
        path = tmp_path / "a.html"
        path.write_text(PAGE.format(head=head, under=under), encoding="utf-8")
        return documents([str(path)])

    return page


LINKED = '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], %s}]}</script>'
DATES = {
    '<meta property="article:published_time" content="2024-10-11T09:30:00+07:00">': "2024-10-11 09:30:00+07:00",
    LINKED % '"datePublished": "2024-10-11T02:30:00Z"': "2024-10-11 09:30:00+07:00",
    '<meta itemprop="datePublished" content="2024-10-11">': "2024-10-11",
    '<meta name="pubdate" content="hôm qua">' + LINKED % '"datePublished": "2024-10-11"': "2024-10-11",
    '<meta property="og:url" content="https://bao.vn/gia-dien-20241011093000123.htm">': "2024-10-11 09:30:00",
    "": "None",
}


@pytest.mark.parametrize(("head", "when"), DATES.items())
def test_date_from_metadata(read, head, when):
    """The head of the page dates it; its footer never does."""
    assert str(read(head).documents[0].published) == when


UNDER = {
    '<time datetime="2024-10-11T09:30">Sáng nay</time>': "2024-10-11 09:30:00",
    '<span class="date">Thứ sáu, 11/10/2024, 09:30 (GMT+7)</span>': "2024-10-11 09:30:00",
    '<div class="detail-time">Cập nhật: 9h30 ngày 11 tháng 10 năm 2024</div>': "2024-10-11 09:30:00",
    "<p>Giá điện tăng ngày 11/10/2024.</p>": "None",
}


@pytest.mark.parametrize(("under", "when"), UNDER.items())
def test_date_under_the_headline(read, under, when):
    """A date line near the headline is read when the head says nothing."""
    assert str(read(under=under).documents[0].published) == when


LEADS = [
    ("", f'<h2 class="detail-sapo">{SAPO}</h2>'),
    ("", f'<p class="sapo"> <b>{SAPO}</b></p>'),
    (f'<meta name="description" content="{SAPO}">', f'<p class="description">{SAPO}</p>'),
    (f'<meta property="og:description" content="{SAPO}">', ""),
]


@pytest.mark.parametrize(("head", "under"), LEADS)
def test_sapo_is_the_lead(read, head, under):
    """The sapo is found by its class, else in the description."""
    assert read(head, under).documents[0].lead == SAPO


@pytest.mark.parametrize(("head", "under"), [("", ""), *LEADS])
def test_text_is_the_article_alone(read, head, under):
    """Title, sapo, captions, menus, boxes and footer are no text of the article."""
    assert read(head, under).documents[0].text == TEXT


def test_caption(read):
    """Captions are kept apart, as they stand."""
    assert read().documents[0].captions == ("Thợ điện ở Huế. Ảnh: Hải Nam",)


def test_title(read):
    """The headline is the title, not the title of the window."""
    assert read().documents[0].title == "Giá điện tăng 4,8% từ hôm nay"


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ('<meta property="og:site_name" content="Báo Ánh Sáng">', "Báo Ánh Sáng"),
        (LINKED % '"publisher": {"@type": "Organization", "name": "Báo Ánh Sáng"}', "Báo Ánh Sáng"),
        ('<link rel="canonical" href="https://www.anhsang.vn/gia-dien.html">', "anhsang.vn"),
        ("", None),
    ],
)
def test_outlet(read, head, source):
    """The outlet is named by the page, else by its address."""
    assert read(head).documents[0].source == source


def test_page_without_text(tmp_path):
    """A page that a script fills is refused in one line."""
    (tmp_path / "a.html").write_text("<html><body><div id='root'></div></body></html>", encoding="utf-8")
    (error,) = documents([str(tmp_path / "a.html")]).errors
    assert str(error).endswith("holds no article text; is the page built by script? Save the text as .txt or .md")


def test_missing_extra(read, monkeypatch):
    """Without trafilatura the error says what to install."""
    real = builtins.__import__

    def without(name, *rest, **named):
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    (error,) = read().errors
    assert "pip install 'factcheck-vi[html]'" in str(error)
